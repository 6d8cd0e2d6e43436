import { Badge, Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page, PageLoading } from '../../parts/page.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { oneOf } from '../../parts/search-words.ts'
import { USER_STATES } from '../runs/search.ts'
import { useCustomer } from '../customers/use-customer.ts'
import { namesIn } from './search.ts'

const READ_AGAIN_MS = 3000

const route = getRouteApi('/inside/customers/$customer/licenses/assigned')

type Move = Answer<'/api/runs/{id}/users', 'get'>['items'][number]

const useStyles = makeStyles({
  cell: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS },
})

/** The confirmation: the new license assignments of the chosen users, as they are read back. */
export function Assigned(): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const navigate = route.useNavigate()
  const { customer } = useCustomer(route.useParams().customer)
  const search = route.useSearch()
  const names = namesIn(search)
  const { run = 'latest' } = search
  const params = { path: { id: run }, query: { customer: customer.id, users: names.join(',') } }
  const { data, error } = api.useQuery(
    'get',
    '/api/runs/{id}/users',
    { params },
    { refetchInterval: READ_AGAIN_MS, enabled: names.length > 0 },
  )
  const verified = data?.items.filter(({ state }) => state === 'verified').length ?? 0
  return (
    <Page
      title={t('assignments')}
      actions={<Button onClick={() => void navigate({ href: addressOf.customerUsers(customer.domain) })}>{t('moreUsers')}</Button>}
    >
      <div>
        <AppLink to={addressOf.runCustomer(run, customer.domain)}>{t('toRun', { run })}</AppLink>
      </div>
      {names.length === 0 ? <Body1>{t('nobodyPicked')}</Body1> : null}
      {error === null ? null : <ProblemNote error={error} />}
      {names.length > 0 && !data && error === null ? <PageLoading /> : null}
      {data ? <Body1 role="status">{t('verifiedOf', { verified, count: names.length })}</Body1> : null}
      {data && data.items.length > 0 ? <Assignments moves={data.items} /> : null}
    </Page>
  )
}

function Assignments({ moves }: { readonly moves: readonly Move[] }): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  return (
    <PlainTable
      label={t('assignments')}
      rows={moves}
      keyOf={({ user }) => user}
      columns={[
        {
          key: 'user',
          title: t('user'),
          cell: ({ userPrincipalName }) => <AppLink to={addressOf.user(userPrincipalName)}>{userPrincipalName}</AppLink>,
        },
        { key: 'new', title: t('given'), cell: ({ newProducts }) => newProducts ?? t('notReadYet') },
        { key: 'old', title: t('taken'), cell: ({ oldProducts }) => oldProducts },
        { key: 'state', title: t('state'), cell: (move) => <State move={move} /> },
      ]}
    />
  )
}

function State({ move: { state, reason } }: { readonly move: Move }): React.JSX.Element {
  const { t } = useTranslation(['by-hand', 'runs'])
  const styles = useStyles()
  const known = oneOf(USER_STATES, state)
  return (
    <div className={styles.cell}>
      <Badge appearance="tint" color={state === 'verified' ? 'success' : state === 'refused' ? 'danger' : 'informative'}>
        {known ? t(`runs:userState.${known}`) : state}
      </Badge>
      {reason ? <ReasonText reason={reason} /> : null}
    </div>
  )
}
