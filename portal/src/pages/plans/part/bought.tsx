import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../../parts/plain-table.tsx'
import type { Replacing } from '../review/reviewed.ts'

/** What takes its place: products, seats and their terms, in the order in which they are bought. */
export function Bought({ decision: { lines, purchase } }: { readonly decision: Replacing }): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  return (
    <PlainTable
      label={t('after')}
      columns={[
        { key: 'product', title: t('after'), cell: ({ title }) => title },
        { key: 'seats', title: t('seats'), isNumber: true, cell: ({ quantity }) => new Intl.NumberFormat(i18n.language).format(quantity) },
        {
          key: 'from',
          title: t('seatsCome'),
          cell: ({ seatsFrom, seatsBefore, isAddOn }) =>
            [
              t(`seatsFrom.${seatsFrom}`),
              seatsBefore === null ? '' : t('hadSeats', { count: seatsBefore }),
              isAddOn ? t('onceBase') : '',
              purchase === 'by-a-person' && seatsFrom !== 'owned' ? t('byPerson') : '',
            ]
              .filter((text) => text !== '')
              .join(', '),
        },
        {
          key: 'term',
          title: t('term'),
          cell: ({ seatsFrom, term, billingCycle }) =>
            seatsFrom === 'new'
              ? `${t(`terms.${(term ?? 'P1Y') as 'P1Y'}`, { defaultValue: term ?? '' })}, ${t(`billings.${billingCycle as 'monthly'}`, { defaultValue: billingCycle })}`
              : '—',
        },
        {
          key: 'ceiling',
          title: t('priceAtMost'),
          cell: ({ unitPriceCeiling }) => (unitPriceCeiling ? `${unitPriceCeiling.amount} ${unitPriceCeiling.currency}` : t('noCeiling')),
        },
        { key: 'partner', title: t('partnerOnRecord'), cell: ({ partnerOnRecord }) => partnerOnRecord ?? '—' },
      ]}
      rows={lines}
      keyOf={({ id }) => id}
    />
  )
}
