import { Body1 } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'
import { useCustomer, type CustomerDetail } from '../customers/use-customer.ts'
import { OrderForm } from './order-form.tsx'
import { PlannedAct } from './planned-act.tsx'

const route = getRouteApi('/inside/customers/$customer/add-subscriptions')

/** Buys what takes a retired product's place, for one customer: chosen and counted, then reviewed, then bought as a run of one. */
export function AddSubscriptions(): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const navigate = route.useNavigate()
  const order = route.useSearch()
  const detail = useCustomer(route.useParams().customer)
  const { name, domain } = detail.customer
  const run = runWithAll(detail)
  return (
    <Page title={t('addTo', { name })}>
      <div>
        <AppLink to={addressOf.customer(domain)}>{name}</AppLink>
      </div>
      {detail.toReplace === null || detail.toReplace === 0 ? (
        <Body1>{t('nothingToReplace')}</Body1>
      ) : order.plan === undefined && run !== null ? (
        <Body1>
          {t('runHasAll', { run })} <AppLink to={addressOf.runCustomer(run, domain)}>{t('toRun', { run })}</AppLink>
        </Body1>
      ) : order.plan === undefined ? (
        <OrderForm detail={detail} order={order} onChange={(search) => void navigate({ search, replace: true, resetScroll: false })} />
      ) : (
        <PlannedAct
          plan={order.plan}
          customer={detail.customer}
          act="buy"
          onBack={() => void navigate({ search: ({ plan: _plan, ...before }) => before })}
        />
      )}
    </Page>
  )
}

/** The run that has in hand all that is to be replaced: what was scanned before it began would be bought for once more. */
function runWithAll({ items }: CustomerDetail): string | null {
  const open = items.filter(({ toReplace }) => toReplace)
  return open.every(({ run }) => run !== null) ? (open[0]?.run ?? null) : null
}
