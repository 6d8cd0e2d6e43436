import { Body1 } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'
import { useCustomer } from '../customers/use-customer.ts'
import { listOpen } from './gate-of.ts'
import { LicenseForm } from './license-form.tsx'
import { NotYet } from './not-yet.tsx'
import { namesIn } from './search.ts'

const route = getRouteApi('/inside/customers/$customer/licenses')

/** Licenses of the chosen users: what they have, what they are to have, and the button that gives and takes it in one step. */
export function ManageLicenses(): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const detail = useCustomer(route.useParams().customer)
  const names = namesIn(route.useSearch())
  const { domain, name } = detail.customer
  const open = listOpen(detail)
  const waiting = open.find(({ waitsBefore }) => waitsBefore === 'move')
  return (
    <Page title={t('manage')}>
      <div>
        <AppLink to={addressOf.customerUsers(domain)}>{t('usersOf', { name })}</AppLink>
      </div>
      {names.length === 0 ? <Body1>{t('nobodyPicked')}</Body1> : null}
      {names.length > 0 && waiting ? <LicenseForm key={names.join()} customer={detail.customer} migration={waiting} names={names} /> : null}
      {names.length > 0 && !waiting ? <NotYet domain={domain} open={open[0]} /> : null}
    </Page>
  )
}
