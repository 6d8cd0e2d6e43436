import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Section } from '../../parts/section.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import { TermEnd } from '../../parts/term-end.tsx'
import { TermText } from '../../parts/term-text.tsx'
import { RetirementLink } from './retirement-link.tsx'
import type { OwnSubscription } from './use-customer.ts'

interface SubscriptionFactsProps {
  readonly subscription: OwnSubscription
  readonly domain: string
  /** All of the customer, to name its base and its add-ons. */
  readonly items: readonly OwnSubscription[]
}

/** What is known of one subscription. */
export function SubscriptionFacts({ subscription, domain, items }: SubscriptionFactsProps): React.JSX.Element {
  const { t, i18n } = useTranslation(['customers', 'book'])
  const figure = new Intl.NumberFormat(i18n.language)
  const { units, nextTerm, parent, retirement } = subscription
  const link = ({ id, offerName }: OwnSubscription): React.JSX.Element => (
    <div key={id}>
      <AppLink to={addressOf.subscription(domain, id)}>{offerName}</AppLink>
    </div>
  )
  const base = items.filter(({ id }) => id === parent)
  const addOns = items.filter((each) => each.parent === subscription.id)
  return (
    <Section title={t('customers:facts')}>
      <Facts
        facts={[
          [t('customers:status'), <StatusBadge key="status" status={subscription.status} text={subscription.statusText} />],
          [
            t('customers:termTitle'),
            subscription.termEndsAt === null || subscription.status === 'deleted' ? undefined : <TermEnd term={subscription} />,
          ],
          [t('customers:retirement'), retirement === null ? t('customers:notRetired') : <RetirementLink id={retirement} />],
          [t('customers:seatsTitle'), figure.format(subscription.quantity)],
          [
            t('customers:unitsTitle'),
            units ? t('customers:units', { assigned: units.consumed, enabled: units.enabled }) : t('book:notKnown'),
          ],
          [t('customers:unassigned'), subscription.unassigned === null ? undefined : figure.format(subscription.unassigned)],
          [t('customers:inactive'), subscription.inactive === null ? undefined : figure.format(subscription.inactive)],
          [t('customers:commerce'), t(`book:family.${subscription.family}`)],
          [
            t('customers:termAndBilling'),
            subscription.termDuration === null ? undefined : (
              <TermText term={subscription.termDuration} billing={subscription.billingCycle} />
            ),
          ],
          [t('customers:nextTerm'), nextTerm ? <TermText {...nextTerm} billing={nextTerm.billingCycle} /> : undefined],
          [t('customers:baseOf'), base.length === 0 ? undefined : base.map(link)],
          [t('customers:addOns'), addOns.length === 0 ? undefined : addOns.map(link)],
          [t('customers:bought'), subscription.createdAt === null ? undefined : <Moment at={subscription.createdAt} />],
          [t('customers:partNumber'), units?.partNumber],
          [t('customers:subscriptionId'), subscription.id],
          [t('customers:offerId'), subscription.offerId],
          [t('customers:orderId'), subscription.orderId ?? undefined],
          [t('customers:partnerOnRecord'), subscription.partnerOnRecord ?? undefined],
        ]}
      />
    </Section>
  )
}
