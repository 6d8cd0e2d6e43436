import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { PICKED_MOST } from '../by-hand/search.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

interface ManageBarProps {
  readonly customer: string
  /** User principal names, of all pages. */
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** What can be done with the chosen users. */
export function ManageBar({ customer, chosen, onChoose }: ManageBarProps): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const navigate = useNavigate()
  const users = new URLSearchParams({ users: [...chosen].join(',') })
  return (
    <div className={styles.bar} role="group" aria-label={t('withUsers')}>
      <Text role="status">{t('chosen', { count: chosen.size })}</Text>
      <Button
        appearance="primary"
        disabled={chosen.size === 0 || chosen.size > PICKED_MOST}
        onClick={() => void navigate({ href: `${addressOf.manageLicenses(customer)}?${users.toString()}` })}
      >
        {t('manageLicenses')}
      </Button>
      {chosen.size === 0 ? null : (
        <Button appearance="subtle" onClick={() => onChoose(new Set())}>
          {t('chooseNone')}
        </Button>
      )}
      {chosen.size > PICKED_MOST ? <Text>{t('tooManyUsers', { count: PICKED_MOST })}</Text> : null}
    </div>
  )
}
