import { Badge, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { ApprovalBadge } from '../approval-badge.tsx'
import { DecisionSummary } from './decision-summary.tsx'
import type { ReviewedPart } from './reviewed.ts'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

interface PartCardProps {
  readonly plan: string
  readonly part: ReviewedPart
  readonly isTicked: boolean
  readonly onTick: (isTicked: boolean) => void
}

/** One customer's part in short; the name leads to all of it. */
export function PartCard({ plan, part, isTicked, onTick }: PartCardProps): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const styles = useStyles()
  const { customer, approval, approvedBefore, toReplace, blocked, decisions } = part
  return (
    <article className={styles.card} aria-label={customer.name}>
      <div className={styles.head}>
        {toReplace > 0 ? (
          <Checkbox
            checked={isTicked}
            aria-label={t('tick', { customer: customer.name })}
            onChange={(_event, { checked }) => onTick(checked === true)}
          />
        ) : null}
        <AppLink to={addressOf.planPart(plan, customer.id)} className={styles.name}>
          {customer.name}
        </AppLink>
        <Text size={200} className={layout.minor}>
          {customer.domain}
        </Text>
        {toReplace > 0 ? <ApprovalBadge approval={approval} /> : null}
        {approvedBefore && approval === null ? (
          <Badge appearance="tint" color="warning">
            {t('otherwiseThanApproved')}
          </Badge>
        ) : null}
        {blocked > 0 ? (
          <Badge appearance="tint" color="danger">
            {t('nBlocked', { count: blocked })}
          </Badge>
        ) : null}
      </div>
      {decisions.map((decision) => (
        <DecisionSummary key={keyOf(decision)} plan={plan} decision={decision} />
      ))}
    </article>
  )
}

function keyOf(decision: ReviewedPart['decisions'][number]): string {
  switch (decision.kind) {
    case 'replace':
      return decision.id
    case 'blocked':
      return `blocked ${decision.subscriptions.join(' ')}`
    case 'skip':
      return `skip ${decision.subscription}`
  }
}
