import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Day } from '../../../parts/moment.tsx'
import { PlainTable } from '../../../parts/plain-table.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import type { Replacing } from '../review/reviewed.ts'

const useStyles = makeStyles({ id: { whiteSpace: 'nowrap' } })

/** What the customer has: subscriptions with their add-ons and what becomes of those. */
export function OldSubscriptions({ from }: Pick<Replacing, 'from'>): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  const layout = usePlanLayout()
  const styles = useStyles()
  return (
    <PlainTable
      label={t('before')}
      columns={[
        { key: 'offer', title: t('before'), cell: ({ offerName }) => offerName },
        { key: 'seats', title: t('seats'), isNumber: true, cell: ({ quantity }) => new Intl.NumberFormat(i18n.language).format(quantity) },
        { key: 'family', title: t('family'), cell: ({ family }) => t(`families.${family as 'legacy'}`, { defaultValue: family }) },
        { key: 'term', title: t('termEnds'), cell: ({ termEndsAt }) => (termEndsAt === null ? '—' : <Day at={termEndsAt} />) },
        {
          key: 'addOns',
          title: t('addOns'),
          cell: ({ addOns }) =>
            addOns.length === 0
              ? '—'
              : addOns
                  .map(
                    (addOn) =>
                      `${addOn.offerName}, ${t('nSeats', { count: addOn.quantity })}: ${t(`becomesOf.${addOn.becomes as 'included'}`, { defaultValue: addOn.becomes })}`,
                  )
                  .join('; '),
        },
        { key: 'id', title: t('id'), cell: ({ id }) => <code className={mergeClasses(layout.code, styles.id)}>{id}</code> },
      ]}
      rows={from}
      keyOf={({ id }) => id}
    />
  )
}
