import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import type { Customer } from './listed-customer.ts'

const COLORS = {
  'needs-person': 'danger',
  'not-read': 'danger',
  'no-plan': 'warning',
  planned: 'informative',
  approved: 'brand',
  running: 'brand',
  undone: 'subtle',
  done: 'success',
  'not-affected': 'subtle',
} as const

const useStyles = makeStyles({
  standing: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  badge: { height: 'auto', whiteSpace: 'normal' },
  why: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
})

/** How far a customer has come, the plan or run that says so, and why somebody is asked. */
export function CustomerStanding({ standing }: { readonly standing: Customer }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const { state, plan, run, customer, reason, notRead } = standing
  return (
    <div className={styles.standing}>
      <div className={styles.line}>
        <Badge className={styles.badge} appearance="tint" color={COLORS[state]}>
          {t(`state.${state}`)}
        </Badge>
        {run !== null ? <AppLink to={addressOf.runCustomer(run, customer.domain)}>{run}</AppLink> : null}
        {run === null && plan !== null ? <AppLink to={addressOf.planPart(plan, customer.domain)}>{plan}</AppLink> : null}
      </div>
      {reason ? (
        <span className={styles.why}>
          <ReasonText reason={reason} />
        </span>
      ) : null}
      {notRead === null ? null : (
        <span className={styles.why}>
          <ReasonText reason={{ text: notRead }} />
        </span>
      )}
    </div>
  )
}
