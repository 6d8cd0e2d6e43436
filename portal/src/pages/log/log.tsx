import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { read } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { EventName } from '../../parts/event-name.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page, PageLoading } from '../../parts/page.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { SaveAs } from '../../parts/save-as.tsx'
import { RecordedText } from '../../parts/recorded-text.tsx'
import { languageOf } from '../../strings/i18n.ts'
import { FilterBar } from './filter-bar.tsx'
import type { LogFilters } from './filters.ts'

const PER_PAGE = 100

type Entry = Answer<'/api/events', 'get'>['items'][number]

const useStyles = makeStyles({
  more: { alignSelf: 'flex-start' },
  data: { margin: 0, fontSize: tokens.fontSizeBase200, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
})

const route = getRouteApi('/inside/log')

/** What happened, newest first: who, when, to whom. */
export function Log(): React.JSX.Element {
  const { t } = useTranslation('log')
  const filters = route.useSearch()
  return (
    <Page title={t('title')} actions={<SaveAs table="log" query={{ ...filters }} />}>
      <FilterBar key={JSON.stringify(filters)} filters={filters} />
      <Entries filters={filters} />
    </Page>
  )
}

function Entries({ filters }: { readonly filters: LogFilters }): React.JSX.Element {
  const { t, i18n } = useTranslation('log')
  const styles = useStyles()
  // The API says it in English, and says more.
  const isEnglish = languageOf(i18n.language) === 'en'
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['get', '/api/events', filters],
    queryFn: ({ pageParam }) =>
      read('/api/events', { params: { query: { ...filters, limit: PER_PAGE, ...(pageParam === null ? {} : { before: pageParam }) } } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  if (error) return <ProblemNote error={error} again={() => void refetch()} />
  if (isPending) return <PageLoading />
  const entries = data.pages.flatMap(({ items }) => items)
  if (entries.length === 0) return <Body1>{t(Object.keys(filters).length === 0 ? 'nothingYet' : 'nothingFound')}</Body1>
  return (
    <>
      <PlainTable
        label={t('title')}
        rows={entries}
        keyOf={({ id }) => id}
        columns={[
          { key: 'at', title: t('when'), cell: ({ at }) => <Moment at={at} /> },
          { key: 'actor', title: t('who'), cell: ({ actor }) => actor },
          { key: 'customer', title: t('customer'), cell: (entry) => <CustomerOf entry={entry} /> },
          {
            key: 'run',
            title: t('run'),
            cell: ({ run }) => (run === null ? null : <AppLink to={addressOf.run(run)}>{run}</AppLink>),
          },
          {
            key: 'text',
            title: t('what'),
            cell: ({ text, kind, method, data: facts }) => (
              <details>
                <summary>{isEnglish ? <RecordedText text={text} /> : <EventName event={{ kind, method, data: facts }} />}</summary>
                <pre className={styles.data}>{`${kind} ${JSON.stringify(facts, null, 1)}`}</pre>
              </details>
            ),
          },
        ]}
      />
      {hasNextPage ? (
        <Button className={styles.more} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('older')}
        </Button>
      ) : null}
    </>
  )
}

function CustomerOf({ entry: { customer } }: { readonly entry: Entry }): React.JSX.Element | null {
  if (!customer) return null
  const address = addressOf.customer(customer.domain ?? customer.id)
  return <AppLink to={address}>{customer.name ?? customer.id}</AppLink>
}
