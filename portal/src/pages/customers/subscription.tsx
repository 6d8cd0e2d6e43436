import { Body1 } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { PlannedAct } from '../by-hand/planned-act.tsx'
import { StatusForm } from '../by-hand/status-form.tsx'
import { ChangedSince } from './changed-since.tsx'
import { Lifecycle } from './lifecycle.tsx'
import { PlannedText } from './planned-text.tsx'
import { SubscriptionFacts } from './subscription-facts.tsx'
import { useCustomer } from './use-customer.ts'
import { usePlanned } from './use-planned.ts'

const route = getRouteApi('/inside/customers/$customer/subscriptions/$subscription')

/** One subscription: what it is, what runs out when, and what becomes of it. */
export function CustomerSubscription(): React.JSX.Element {
  const { t } = useTranslation('customers')
  const { customer, subscription } = route.useParams()
  const { plan: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const detail = useCustomer(customer)
  const planned = usePlanned(detail)(subscription)
  const found = detail.items.find(({ id }) => id === subscription)
  const back = <AppLink to={addressOf.customer(detail.customer.domain)}>{detail.customer.name}</AppLink>
  if (!found)
    return (
      <Page title={t('noSubscription')}>
        <Body1>{t('noSubscriptionNext', { subscription })}</Body1>
        <div>{back}</div>
      </Page>
    )
  const askFor = (plan: string | undefined): void => void navigate({ search: plan === undefined ? {} : { plan } })
  return (
    <Page title={found.offerName}>
      <div>{back}</div>
      <ChangedSince detail={detail} />
      <SubscriptionFacts subscription={found} domain={detail.customer.domain} items={detail.items} />
      {asked === undefined ? (
        <StatusForm key={found.status} detail={detail} subscription={found} onPlanned={askFor} />
      ) : (
        <PlannedAct plan={asked} customer={detail.customer} act="suspend" onBack={() => askFor(undefined)} />
      )}
      <Section title={t('lifecycle')}>
        <Lifecycle subscription={found} isWholePage />
      </Section>
      <Section title={t('whatBecomes')}>
        <div>{planned ? <PlannedText domain={detail.customer.domain} planned={planned} /> : t('inNoPlan')}</div>
      </Section>
    </Page>
  )
}
