import { Checkbox, InteractionTag, InteractionTagPrimary, InteractionTagSecondary } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { FilterGrid } from '../../parts/filter-grid.tsx'
import { STATUSES } from '../../parts/status-badge.tsx'
import { TypedFilter } from '../../parts/typed-filter.tsx'
import { languageOf } from '../../strings/i18n.ts'
import { FAMILIES, readSearch, type Search } from './search.ts'

const WITHIN_DAYS = [7, 30, 60, 90, 180, 365] as const

const route = getRouteApi('/inside/subscriptions')

/** What of the book is shown; every choice counts at once and stands in the address. */
export function Filters({ search }: { readonly search: Search }): React.JSX.Element {
  const { t, i18n } = useTranslation('book')
  const navigate = route.useNavigate()
  const retirements = api.useQuery('get', '/api/retirements', {}).data?.retirements ?? []
  const tags = api.useQuery('get', '/api/customer-tags', {}).data?.items ?? []
  const only = (change: Readonly<Partial<Record<keyof Search, string>>>, replace = false): Promise<void> =>
    navigate({ search: (before) => readSearch({ ...before, ...change }), replace, resetScroll: false })
  const titles = retirements.map(({ id, title }) => [id, title[languageOf(i18n.language)] ?? title.en] as const)
  const within = WITHIN_DAYS.map((days) => [String(days), t('withinDays', { count: days })] as const)
  return (
    <>
      <FilterGrid label={t('filter')}>
        <TypedFilter label={t('by.q')} value={search.q ?? ''} onType={(q) => only({ q }, true)} />
        <ChoiceFilter
          label={t('by.retirement')}
          value={search.retirement ?? ''}
          all={t('all')}
          choices={[['any', t('anyRetired')], ['none', t('noneRetired')], ...titles]}
          onChoose={(retirement) => void only({ retirement })}
        />
        <ChoiceFilter
          label={t('by.status')}
          value={search.status ?? ''}
          all={t('all')}
          choices={STATUSES.map((each) => [each, t(`status.${each}`)])}
          onChoose={(status) => void only({ status })}
        />
        <ChoiceFilter
          label={t('by.family')}
          value={search.family ?? ''}
          all={t('all')}
          choices={FAMILIES.map((each) => [each, t(`family.${each}`)])}
          onChoose={(family) => void only({ family })}
        />
        <ChoiceFilter
          label={t('by.tag')}
          value={search.tag ?? ''}
          all={t('all')}
          choices={tags.map(({ tag }) => [tag, tag])}
          onChoose={(tag) => void only({ tag })}
        />
        <ChoiceFilter
          label={t('by.expiresWithin')}
          value={search.expiresWithin === undefined ? '' : String(search.expiresWithin)}
          all={t('whenever')}
          choices={within}
          onChoose={(expiresWithin) => void only({ expiresWithin })}
        />
        <ChoiceFilter
          label={t('by.renewsWithin')}
          value={search.renewsWithin === undefined ? '' : String(search.renewsWithin)}
          all={t('whenever')}
          choices={within}
          onChoose={(renewsWithin) => void only({ renewsWithin })}
        />
        <Checkbox
          label={t('by.unassigned')}
          checked={search.unassigned === true}
          onChange={(_event, { checked }) => void only({ unassigned: checked === true ? 'true' : '' })}
        />
      </FilterGrid>
      {search.customer === undefined ? null : (
        <div>
          <InteractionTag>
            <InteractionTagPrimary hasSecondaryAction onClick={() => void only({ customer: '' })}>
              {t('onlyCustomer', { customer: search.customer })}
            </InteractionTagPrimary>
            <InteractionTagSecondary aria-label={t('allCustomers')} onClick={() => void only({ customer: '' })} />
          </InteractionTag>
        </div>
      )}
    </>
  )
}
