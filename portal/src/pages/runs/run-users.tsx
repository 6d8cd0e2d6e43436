import { makeStyles, Select, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api/client.ts'
import { SaveAs } from '../../parts/save-as.tsx'
import type { RunSearch } from './search.ts'
import { USER_STATES } from './search.ts'
import { UsersTable } from './users-table.tsx'

const route = getRouteApi('/inside/runs/$run')
const TABLES = ['users', 'failures', 'helpdesk', 'orders'] as const

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
})

/** Everybody of a run, a page at a time, and the tables that are kept of it. */
export function RunUsers({ run }: { readonly run: string }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const { users, of } = route.useSearch()
  const navigate = route.useNavigate()
  const change = (to: RunSearch): void => void navigate({ search: (old) => ({ ...old, ...to }), replace: true })
  const customers = useCustomersOf(run)
  return (
    <>
      <div className={styles.filters}>
        <Select
          aria-label={t('userStateTitle')}
          value={users ?? ''}
          onChange={(_event, { value }) => change({ users: USER_STATES.find((each) => each === value) })}
        >
          <option value="">{t('allStates')}</option>
          {USER_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`userState.${state}`)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('customer')}
          value={of ?? ''}
          onChange={(_event, { value }) => change({ of: value === '' ? undefined : value })}
        >
          <option value="">{t('allCustomers')}</option>
          {customers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        {TABLES.map((table) => (
          <SaveAs key={table} table={table} query={{ run }} label={t(`save.${table}`)} />
        ))}
      </div>
      <UsersTable run={run} customer={of} state={users} names={new Map(customers.map(({ id, name }) => [id, name]))} />
    </>
  )
}

/** They stay the same as long as there is the run: what happens in it is no reason to read them again. */
function useCustomersOf(run: string) {
  const { data = [] } = useQuery({
    queryKey: ['customers of', run],
    queryFn: async ({ signal }) => {
      const { migrations } = await read('/api/runs/{id}', { params: { path: { id: run } }, signal })
      return [...new Map(migrations.map(({ customer }) => [customer.id, customer])).values()]
    },
    staleTime: Infinity,
  })
  return data
}
