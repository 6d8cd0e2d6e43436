import { useTranslation } from 'react-i18next'
import { elide } from '../../parts/elide.ts'
import { Countdown, Moment } from '../../parts/moment.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'
import { oneOf } from '../../parts/search-words.ts'
import { CustomerStanding } from './customer-standing.tsx'
import { EditTags } from './edit-tags.tsx'
import type { CustomerDetail } from './use-customer.ts'

const SEGMENTS = ['commercial', 'government', 'education', 'nonprofit'] as const

/** Where one customer stands, and what is known of it. */
export function CustomerFacts({ detail }: { readonly detail: CustomerDetail }): React.JSX.Element {
  const { t, i18n } = useTranslation('customers')
  const { customer, market, segment, takenAt, holders, adminRelationship, qualifications } = detail
  const known = oneOf(SEGMENTS, segment)
  return (
    <Section title={t('standing')}>
      <Facts
        facts={[
          [t('column.state'), <CustomerStanding key="state" standing={detail} />],
          [t('tags'), <EditTags key={detail.tags.join()} customer={customer.domain} tags={detail.tags} />],
          [t('domain'), customer.domain],
          [t('id'), customer.id],
          [t('market'), market ?? undefined],
          [t('segment'), known ? t(`segmentIs.${known}`) : (segment ?? undefined)],
          [t('holders'), takenAt === null ? undefined : new Intl.NumberFormat(i18n.language).format(holders)],
          [t('readAt'), takenAt === null ? t('notReadWhole') : <Moment at={takenAt} />],
          [
            t('relationship'),
            adminRelationship ? (
              <>
                {adminRelationship.name},{' '}
                {elide(t(adminRelationship.extendsItself ? 'extendsItself' : 'endsOn'), adminRelationship.endsAt, i18n.language)}
                <Countdown at={adminRelationship.endsAt} />
              </>
            ) : undefined,
          ],
          [
            t('qualifications'),
            qualifications.length === 0 ? undefined : qualifications.map(({ name, status }) => `${name}: ${status}`).join(', '),
          ],
        ]}
      />
    </Section>
  )
}
