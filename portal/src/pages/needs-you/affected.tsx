import { Body1 } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { DeadlineName } from '../../parts/deadline-name.tsx'
import { Countdown } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { languageOf } from '../../strings/i18n.ts'
import type { Overview } from './standing.tsx'

type Retirement = NonNullable<Overview['retirements']>[number]

/** What is retired, who has it, and how many still use it. */
export function Affected({ retirements }: { readonly retirements: readonly Retirement[] }): React.JSX.Element {
  const { t, i18n } = useTranslation('needs-you')
  const count = new Intl.NumberFormat(i18n.language)
  const titleOf = ({ title }: Retirement): string => title[languageOf(i18n.language)] ?? title.en
  return (
    <Section title={t('affected')}>
      {retirements.length === 0 ? <Body1>{t('nobodyAffected')}</Body1> : null}
      {retirements.length > 0 ? (
        <PlainTable
          label={t('affected')}
          rows={retirements}
          keyOf={({ id }) => id}
          columns={[
            { key: 'title', title: t('product'), cell: (each) => <AppLink to={addressOf.retirement(each.id)}>{titleOf(each)}</AppLink> },
            {
              key: 'customers',
              title: t('customers'),
              isNumber: true,
              cell: ({ id, customers }) => (
                <AppLink to={`${addressOf.subscriptions}?retirement=${encodeURIComponent(id)}`}>{count.format(customers)}</AppLink>
              ),
            },
            { key: 'seats', title: t('seats'), isNumber: true, cell: ({ seats }) => count.format(seats) },
            { key: 'then', title: t('inUseThen'), isNumber: true, cell: ({ inUse }) => count.format(inUse.scanned) },
            { key: 'now', title: t('inUseNow'), isNumber: true, cell: ({ inUse }) => count.format(inUse.now) },
            {
              key: 'deadline',
              title: t('nextDay'),
              cell: ({ deadline }) =>
                deadline ? (
                  <>
                    <DeadlineName kind={deadline.kind} /> <Countdown at={deadline.at} />
                  </>
                ) : null,
            },
          ]}
        />
      ) : null}
    </Section>
  )
}
