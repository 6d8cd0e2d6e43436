import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { useTableLabel } from '../../parts/table-label.ts'
import { useSegmentName } from './segment-name.ts'
import type { Detail } from './detail.ts'

const useStyles = makeStyles({
  minor: { color: tokens.colorNeutralForeground3 },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
})

/** What is retired: an offer each, by which it is recognized. */
export function Offers({ offers }: { readonly offers: Detail['retires'] }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  const labelOf = useTableLabel()
  const segmentName = useSegmentName()
  const id = (value: string | null) =>
    value === null ? <span className={styles.minor}>{t('notPublic')}</span> : <span className={styles.id}>{value}</span>
  return (
    <Section title={t('retiredOffers')}>
      <PlainTable
        label={labelOf(t('retiredOffers'))}
        rows={offers}
        keyOf={({ name, offerId }) => `${name} ${offerId ?? ''}`}
        columns={[
          {
            key: 'name',
            title: t('offer'),
            cell: ({ name, alsoKnownAs }) => (
              <>
                <div lang="en">{name}</div>
                {alsoKnownAs.length > 0 ? (
                  <Text size={200} className={styles.minor}>
                    {t('alsoKnownAs', { names: alsoKnownAs.join(', ') })}
                  </Text>
                ) : null}
              </>
            ),
          },
          { key: 'segment', title: t('segment'), cell: ({ segment }) => (segment === null ? t('everySegment') : segmentName(segment)) },
          { key: 'offerId', title: t('offerId'), cell: ({ offerId }) => id(offerId) },
          { key: 'skuId', title: t('skuId'), cell: ({ skuId }) => id(skuId) },
        ]}
      />
    </Section>
  )
}
