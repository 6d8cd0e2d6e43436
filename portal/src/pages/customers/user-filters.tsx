import { Checkbox } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { FilterGrid } from '../../parts/filter-grid.tsx'
import { TypedFilter } from '../../parts/typed-filter.tsx'
import type { OwnSubscription } from './use-customer.ts'
import { readUserSearch, type UserSearch } from './user-search.ts'

const route = getRouteApi('/inside/customers/$customer/users')

interface UserFiltersProps {
  readonly search: UserSearch
  /** The customer's subscriptions, whose licenses may be asked for. */
  readonly items: readonly OwnSubscription[]
}

/** Which users are shown; every choice counts at once and stands in the address. */
export function UserFilters({ search, items }: UserFiltersProps): React.JSX.Element {
  const { t } = useTranslation(['customers', 'book'])
  const navigate = route.useNavigate()
  const only = (change: Readonly<Partial<Record<keyof UserSearch, string>>>, replace = false): Promise<void> =>
    navigate({ search: (before) => readUserSearch({ ...before, ...change }), replace, resetScroll: false })
  const skus = new Map(items.flatMap(({ units }) => (units ? [[units.skuId, units.name] as const] : [])))
  return (
    <FilterGrid label={t('book:filter')}>
      <TypedFilter label={t('customers:by.user')} value={search.q ?? ''} onType={(q) => only({ q }, true)} />
      <ChoiceFilter
        label={t('customers:by.sku')}
        value={search.sku ?? ''}
        all={t('book:all')}
        choices={[...skus]}
        onChoose={(sku) => void only({ sku })}
      />
      <ChoiceFilter
        label={t('customers:by.path')}
        value={search.path ?? ''}
        all={t('book:all')}
        choices={[
          ['direct', t('customers:direct')],
          ['group', t('customers:throughGroup')],
        ]}
        onChoose={(path) => void only({ path })}
      />
      <Checkbox
        label={t('customers:by.inactive')}
        checked={search.inactive === true}
        onChange={(_event, { checked }) => void only({ inactive: checked === true ? 'true' : '' })}
      />
    </FilterGrid>
  )
}
