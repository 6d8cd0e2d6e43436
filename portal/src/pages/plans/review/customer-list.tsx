import { Button, Field, makeStyles, SearchBox, Select, Text } from '@fluentui/react-components'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { RightButton } from '../../../parts/right-button.tsx'
import { Section } from '../../../parts/section.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { PartCard } from './part-card.tsx'
import { STATES } from './review-search.ts'
import type { Part, Plan } from './reviewed.ts'

const PAGE = 25
const READ_AGAIN_MS = 15_000
const route = getRouteApi('/inside/plans/$plan')

const useStyles = makeStyles({ search: { flexGrow: 1, maxWidth: '24rem' } })

/** Customer by customer, before and after; those that are ticked can be approved by themselves. */
export function CustomerList({ plan, parts }: { readonly plan: Plan; readonly parts: readonly Part[] }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const { state = 'all', search = '' } = route.useSearch()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsked, setAsked] = useState(false)
  const pages = api.useInfiniteQuery(
    'get',
    '/api/plans/{id}/review',
    { params: { path: { id: plan.id }, query: { state, search, limit: PAGE } } },
    {
      initialPageParam: '',
      pageParamName: 'after',
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
      refetchInterval: READ_AGAIN_MS,
    },
  )
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const found = pages.data?.pages[0]?.found ?? 0
  const chosen = parts.filter(({ customer }) => ticked.has(customer))
  const tick = (customer: string, isTicked: boolean): void => {
    const next = new Set(ticked)
    if (isTicked) next.add(customer)
    else next.delete(customer)
    setTicked(next)
  }
  const approve =
    chosen.length === 0 ? null : (
      <RightButton right="approve" onClick={() => setAsked(true)}>
        {t('approveSome', { count: chosen.length })}
      </RightButton>
    )
  return (
    <Section title={t('byCustomer')} actions={approve}>
      <div className={layout.stack}>
        <Filters />
        {pages.isLoading ? <PageLoading /> : null}
        {pages.error ? <ProblemNote error={pages.error} /> : null}
        {pages.data && items.length === 0 ? <Text>{t('noneFound')}</Text> : null}
        {items.length === 0 ? null : <Text className={layout.minor}>{t('shownOf', { shown: items.length, count: found })}</Text>}
        <ul className={layout.plain}>
          {items.map((part) => (
            <li key={part.customer.id}>
              <PartCard plan={plan.id} part={part} isTicked={ticked.has(part.customer.id)} onTick={(is) => tick(part.customer.id, is)} />
            </li>
          ))}
        </ul>
        {pages.hasNextPage ? (
          <div className={layout.row}>
            <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('showMore')}
            </Button>
          </div>
        ) : null}
      </div>
      {isAsked ? <ApproveDialog plan={plan.id} parts={chosen} isAll={false} onClose={() => setAsked(false)} /> : null}
    </Section>
  )
}

function Filters(): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const styles = useStyles()
  const navigate = route.useNavigate()
  const { state = 'all', search = '' } = route.useSearch()
  return (
    <div className={layout.ends}>
      <Field label={t('show')}>
        <Select
          value={state}
          onChange={(_event, { value }) => {
            const next = STATES.find((each) => each === value)
            void navigate({ search: (before) => ({ ...before, state: next === 'all' ? undefined : next }), replace: true })
          }}
        >
          {STATES.map((each) => (
            <option key={each} value={each}>
              {t(`states.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('search')} className={styles.search}>
        <SearchBox
          value={search}
          onChange={(_event, { value }) =>
            void navigate({ search: (before) => ({ ...before, search: value === '' ? undefined : value }), replace: true })
          }
        />
      </Field>
    </div>
  )
}
