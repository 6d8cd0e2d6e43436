import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import { TermEnd } from '../../parts/term-end.tsx'
import { Lifecycle } from './lifecycle.tsx'
import { PlannedText } from './planned-text.tsx'
import type { OwnSubscription } from './use-customer.ts'
import type { PlannedOf } from './use-planned.ts'

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  product: { fontWeight: tokens.fontWeightSemibold },
  minor: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  addOns: {
    listStyleType: 'none',
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
})

interface SubscriptionCardProps {
  readonly domain: string
  readonly subscription: OwnSubscription
  readonly addOns: readonly OwnSubscription[]
  readonly planned: PlannedOf
}

/** One subscription on its customer's page, with its add-ons. */
export function SubscriptionCard({ domain, subscription, addOns, planned }: SubscriptionCardProps): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const plannedFor = planned(subscription.id)
  return (
    <article className={styles.card} aria-label={subscription.offerName}>
      <Line domain={domain} subscription={subscription} />
      {plannedFor && plannedFor.kind !== 'skip' ? (
        <div>
          <PlannedText domain={domain} planned={plannedFor} />
        </div>
      ) : null}
      {addOns.length === 0 ? null : (
        <ul className={styles.addOns} aria-label={t('addOns')}>
          {addOns.map((addOn) => (
            <li key={addOn.id}>
              <Line domain={domain} subscription={addOn} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function Line({ domain, subscription }: { readonly domain: string; readonly subscription: OwnSubscription }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const { id, offerName, status, statusText, quantity, units, unassigned, inactive } = subscription
  const figures = [
    t('seats', { count: quantity }),
    units ? t('units', { assigned: units.consumed, enabled: units.enabled }) : undefined,
    unassigned === null ? undefined : t('free', { count: unassigned }),
    inactive === null || inactive === 0 ? undefined : t('inactiveHolders', { count: inactive }),
  ]
  return (
    <>
      <div className={styles.head}>
        <AppLink className={styles.product} to={addressOf.subscription(domain, id)}>
          {offerName}
        </AppLink>
        <StatusBadge status={status} text={statusText} />
      </div>
      <div>
        <TermEnd term={subscription} />
      </div>
      <div className={styles.minor}>{figures.filter((figure) => figure !== undefined).join(' · ')}</div>
      <Lifecycle subscription={subscription} />
    </>
  )
}
