import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { ReasonText } from '../../parts/reason-text.tsx'
import { oneOf } from '../../parts/search-words.ts'
import type { CustomerDetail } from './use-customer.ts'

const RUN_STATES = ['running', 'paused', 'stopping', 'stopped', 'finished'] as const

const useStyles = makeStyles({
  standing: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS },
})

/** Where a run stands, and why one of the customer's migrations in it waits or rests. */
export function RunStanding({ run: { state, migrations } }: { readonly run: CustomerDetail['runs'][number] }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const known = oneOf(RUN_STATES, state)
  return (
    <div className={styles.standing}>
      <Badge appearance="tint" color={known === 'finished' ? 'success' : known === 'running' ? 'brand' : 'warning'}>
        {known ? t(`runState.${known}`) : state}
      </Badge>
      {migrations.map(({ decision, reason }) => (reason ? <ReasonText key={decision} reason={reason} /> : null))}
    </div>
  )
}
