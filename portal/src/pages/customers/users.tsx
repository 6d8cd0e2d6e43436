import { Body1, Button, makeStyles } from '@fluentui/react-components'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { read } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page, PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ChangedSince } from './changed-since.tsx'
import { ManageBar } from './manage-bar.tsx'
import { useCustomer } from './use-customer.ts'
import { UserFilters } from './user-filters.tsx'
import { asked, type UserSearch } from './user-search.ts'
import { UserTable } from './user-table.tsx'

const PATH = '/api/customers/{customer}/users'
const PER_PAGE = 100

const route = getRouteApi('/inside/customers/$customer/users')

const useStyles = makeStyles({ more: { alignSelf: 'flex-start' } })

/** Users and licenses of one customer: who holds what, and which services are off. */
export function CustomerUsers(): React.JSX.Element {
  const { t } = useTranslation('customers')
  const detail = useCustomer(route.useParams().customer)
  const search = route.useSearch()
  const { name, domain } = detail.customer
  return (
    <Page title={t('usersOf', { name })}>
      <div>
        <AppLink to={addressOf.customer(domain)}>{name}</AppLink>
      </div>
      <ChangedSince detail={detail} />
      <UserFilters search={search} items={detail.items} />
      <Users customer={domain} search={search} wasRead={detail.affected} />
    </Page>
  )
}

interface UsersProps {
  readonly customer: string
  readonly search: UserSearch
  /** The directory of who has nothing retired is not. */
  readonly wasRead: boolean
}

function Users({ customer, search, wasRead }: UsersProps): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['get', PATH, customer, search],
    queryFn: ({ pageParam, signal }) =>
      read(PATH, { params: { path: { customer }, query: { ...asked(search), limit: PER_PAGE, after: pageParam } }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  if (error) return <ProblemNote error={error} again={() => void refetch()} />
  if (isPending) return <PageLoading />
  const users = data.pages.flatMap(({ items }) => items)
  if (users.length === 0)
    return <Body1>{t(Object.keys(search).length > 0 ? 'noSuchUser' : wasRead ? 'nobodyHolds' : 'directoryNotRead')}</Body1>
  return (
    <>
      <ManageBar customer={customer} chosen={chosen} onChoose={setChosen} />
      <UserTable users={users} chosen={chosen} onChoose={setChosen} />
      {hasNextPage ? (
        <Button className={styles.more} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('moreUsers')}
        </Button>
      ) : null}
    </>
  )
}
