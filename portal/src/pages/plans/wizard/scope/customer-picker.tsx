import { Checkbox, Field, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanLayout } from '../../plan-layout.ts'
import type { Affected } from '../use-affected.ts'

/** More are found by typing. */
const SHOWN_MOST = 100

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '18rem',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalXS,
  },
  search: { maxWidth: '24rem' },
})

interface CustomerPickerProps {
  readonly affected: readonly Affected[]
  /** By domain. */
  readonly chosen: readonly string[]
  readonly onChoose: (customers: readonly string[]) => void
  readonly label: string
}

/** Customers to tick, those that are ticked first. */
export function CustomerPicker({ affected, chosen, onChoose, label }: CustomerPickerProps): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = affected.filter(({ customer: { name, domain } }) => [name, domain].some((text) => text.toLowerCase().includes(wanted)))
  const shown = found.slice(0, SHOWN_MOST)
  const setChosen = ({ id, domain }: Affected['customer'], isChosen: boolean): void => {
    const others = chosen.filter((each) => each !== domain && each !== id)
    onChoose(isChosen ? [...others, domain] : others)
  }
  return (
    <div className={layout.tight}>
      <Field label={label} className={styles.search}>
        <SearchBox value={typed} placeholder={t('findCustomer')} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <div className={styles.frame} role="group" aria-label={label}>
        {shown.map(({ customer }) => (
          <Checkbox
            key={customer.id}
            label={`${customer.name} (${customer.domain})`}
            checked={chosen.includes(customer.domain) || chosen.includes(customer.id)}
            onChange={(_event, { checked }) => setChosen(customer, checked === true)}
          />
        ))}
        {shown.length === 0 ? <Text className={layout.minor}>{t('noCustomerFound')}</Text> : null}
      </div>
      {found.length > shown.length ? (
        <Text className={layout.minor}>{t('moreByTyping', { count: found.length - shown.length })}</Text>
      ) : null}
    </div>
  )
}
