import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { FilterGrid } from '../../parts/filter-grid.tsx'
import { TypedFilter } from '../../parts/typed-filter.tsx'
import { readSearch, STATES, type Search } from './search.ts'

const route = getRouteApi('/inside/customers')

/** Which customers are shown; every choice counts at once and stands in the address. */
export function Filters({ search }: { readonly search: Search }): React.JSX.Element {
  const { t } = useTranslation(['customers', 'book'])
  const navigate = route.useNavigate()
  const tags = api.useQuery('get', '/api/customer-tags', {}).data?.items ?? []
  const only = (change: Readonly<Partial<Record<keyof Search, string>>>, replace = false): Promise<void> =>
    navigate({ search: (before) => readSearch({ ...before, ...change }), replace, resetScroll: false })
  return (
    <FilterGrid label={t('book:filter')}>
      <TypedFilter label={t('customers:by.q')} value={search.q ?? ''} onType={(q) => only({ q }, true)} />
      <ChoiceFilter
        label={t('customers:by.state')}
        value={search.state ?? ''}
        all={t('book:all')}
        choices={STATES.map((each) => [each, t(`customers:state.${each}`)])}
        onChoose={(state) => void only({ state })}
      />
      <ChoiceFilter
        label={t('customers:by.affected')}
        value={search.affected === undefined ? '' : String(search.affected)}
        all={t('book:all')}
        choices={[
          ['true', t('customers:affected')],
          ['false', t('customers:notAffected')],
        ]}
        onChoose={(affected) => void only({ affected })}
      />
      <ChoiceFilter
        label={t('book:by.tag')}
        value={search.tag ?? ''}
        all={t('book:all')}
        choices={tags.map(({ tag }) => [tag, tag])}
        onChoose={(tag) => void only({ tag })}
      />
    </FilterGrid>
  )
}
