import { Checkbox, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../../parts/addresses.ts'
import { AppLink } from '../../../../parts/app-link.tsx'
import { Day } from '../../../../parts/moment.tsx'
import { PlainTable, type PlainColumn } from '../../../../parts/plain-table.tsx'
import { Section } from '../../../../parts/section.tsx'
import { sumByRetirement, type Affected, type AffectedBy } from '../use-affected.ts'
import { useDraft } from '../use-draft.ts'
import { useRetirements } from '../use-retirements.ts'

const useStyles = makeStyles({ name: { minWidth: '12rem' } })

/** Which of the retired products are planned for; the others are left as they are. */
export function RetirementScope({ affected }: { readonly affected: readonly Affected[] }): React.JSX.Element {
  const { t, i18n } = useTranslation('plan-wizard')
  const styles = useStyles()
  const { draft, change } = useDraft()
  const { titleOf, effectiveOn } = useRetirements()
  const number = (value: number): string => new Intl.NumberFormat(i18n.language).format(value)
  const setPlanned = (retirement: string, isPlanned: boolean): void => {
    const others = draft.leftAlone.filter((each) => each !== retirement)
    change({ leftAlone: isPlanned ? others : [...others, retirement] })
  }
  const columns: readonly PlainColumn<AffectedBy>[] = [
    {
      key: 'retirement',
      title: t('retirement'),
      cell: ({ retirement }) => (
        <Checkbox
          label={titleOf(retirement)}
          className={styles.name}
          checked={!draft.leftAlone.includes(retirement)}
          onChange={(_event, { checked }) => setPlanned(retirement, checked === true)}
        />
      ),
    },
    {
      key: 'effective',
      title: t('retiredSince'),
      cell: ({ retirement }) => {
        const day = effectiveOn(retirement)
        return day === undefined ? null : <Day at={day} />
      },
    },
    { key: 'customers', title: t('customers'), isNumber: true, cell: ({ customers }) => number(customers) },
    { key: 'subscriptions', title: t('subscriptions'), isNumber: true, cell: ({ subscriptions }) => number(subscriptions) },
    { key: 'seats', title: t('seats'), isNumber: true, cell: ({ seats }) => number(seats) },
    { key: 'more', title: t('about'), cell: ({ retirement }) => <AppLink to={addressOf.retirement(retirement)}>{t('read')}</AppLink> },
  ]
  return (
    <Section title={t('whichRetirements')}>
      <PlainTable label={t('whichRetirements')} columns={columns} rows={sumByRetirement(affected)} keyOf={({ retirement }) => retirement} />
    </Section>
  )
}
