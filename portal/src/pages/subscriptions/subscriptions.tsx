import { Body1 } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { BookLine } from '../../parts/book-line.tsx'
import { BookTable } from '../../parts/book-table.tsx'
import { Page, PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { SaveAs } from '../../parts/save-as.tsx'
import { SavedViews } from '../../parts/saved-views.tsx'
import { useBookWindow } from '../../parts/use-book-window.ts'
import { NothingRead } from '../needs-you/nothing-read.tsx'
import { fileColumns } from './column-keys.ts'
import { useColumns, type Subscription } from './columns.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { Filters } from './filters.tsx'
import { asked, shownColumns, type Search } from './search.ts'

const PATH = '/api/subscriptions'

const route = getRouteApi('/inside/subscriptions')

/** What all customers have: one table over the whole book. */
export function Subscriptions(): React.JSX.Element {
  const { t } = useTranslation('subscriptions')
  const search = route.useSearch()
  const { scan } = api.useSuspenseQuery('get', '/api/overview', {}).data
  if (scan === null)
    return (
      <Page title={t('title')}>
        <NothingRead />
      </Page>
    )
  const words = Object.entries(asked(search)).map(([name, value]) => [name, String(value)] as const)
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <SavedViews page="subscriptions" />
          <ColumnChooser search={search} />
          <SaveAs table="subscriptions" query={{ ...Object.fromEntries(words), columns: fileColumns(shownColumns(search)) }} />
        </>
      }
    >
      <Filters search={search} />
      <Rows search={search} />
    </Page>
  )
}

function Rows({ search }: { readonly search: Search }): React.JSX.Element {
  const { t, i18n } = useTranslation('subscriptions')
  const navigate = route.useNavigate()
  const query = asked(search)
  const columns = useColumns(shownColumns(search))
  const { data, error, refetch, whole, rowAt, onSee } = useBookWindow<Subscription, Book>(PATH, query, ({ signal, ...slice }) =>
    read(PATH, { params: { query: { ...query, ...slice } }, signal }),
  )
  if (error) return <ProblemNote error={error} again={() => void refetch()} />
  if (!data) return <PageLoading />
  const total = new Intl.NumberFormat(i18n.language).format(data.total)
  return (
    <>
      <BookLine book={data.book} count={t('count', { count: data.total, total })} />
      {data.total === 0 ? <Body1>{t(Object.keys(query).length === 0 ? 'nothingThere' : 'nothingFound')}</Body1> : null}
      {data.total === 0 ? null : (
        <BookTable
          label={t('title')}
          columns={columns}
          total={data.total}
          rowAt={rowAt}
          of={whole}
          sorted={{ sort: search.sort ?? 'customer', dir: search.dir ?? 'asc' }}
          onSort={({ sort, dir }) =>
            void navigate({
              search: (before) => ({ ...before, sort: sort as Search['sort'], dir: dir === 'desc' ? dir : undefined }),
              resetScroll: false,
            })
          }
          onSee={onSee}
        />
      )}
    </>
  )
}

type Book = Awaited<ReturnType<typeof read<typeof PATH>>>['book']
