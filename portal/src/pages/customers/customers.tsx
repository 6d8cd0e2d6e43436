import { Body1 } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import type { Answer } from '../../api/answer.ts'
import { BookLine } from '../../parts/book-line.tsx'
import { BookTable } from '../../parts/book-table.tsx'
import { Page, PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { SaveAs } from '../../parts/save-as.tsx'
import { SavedViews } from '../../parts/saved-views.tsx'
import { useBookWindow } from '../../parts/use-book-window.ts'
import { NothingRead } from '../needs-you/nothing-read.tsx'
import { ChosenBar } from './chosen-bar.tsx'
import { useColumns } from './columns.tsx'
import { Filters } from './filters.tsx'
import type { Customer } from './listed-customer.ts'
import { asked, type Search } from './search.ts'

const PATH = '/api/customers'

const route = getRouteApi('/inside/customers')

/** Every customer of the partner, and how far each has come. */
export function Customers(): React.JSX.Element {
  const { t } = useTranslation('customers')
  const search = route.useSearch()
  const { scan } = api.useSuspenseQuery('get', '/api/overview', {}).data
  if (scan === null)
    return (
      <Page title={t('title')}>
        <NothingRead />
      </Page>
    )
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <SavedViews page="customers" />
          <SaveAs table="customers" query={{ ...asked(search), columns: FILE_COLUMNS }} />
        </>
      }
    >
      <Filters search={search} />
      <Rows search={search} />
    </Page>
  )
}

/** What the page shows, as a file has it. */
const FILE_COLUMNS = 'customer,domain,tags,state,plan,run,why,retired,toReplace,seats,termEndsAt'

type Book = Answer<typeof PATH, 'get'>['book']

function Rows({ search }: { readonly search: Search }): React.JSX.Element {
  const { t, i18n } = useTranslation('customers')
  const navigate = route.useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const columns = useColumns(chosen, setChosen)
  const { data, error, refetch, whole, rowAt, onSee } = useBookWindow<Customer, Book>(PATH, asked(search), ({ signal, ...slice }) =>
    read(PATH, { params: { query: { ...asked(search), ...slice } }, signal }),
  )
  if (error) return <ProblemNote error={error} again={() => void refetch()} />
  if (!data) return <PageLoading />
  const total = new Intl.NumberFormat(i18n.language).format(data.total)
  return (
    <>
      <BookLine book={data.book} count={t('count', { count: data.total, total })} />
      <ChosenBar chosen={chosen} onChoose={setChosen} search={search} total={data.total} />
      {data.total === 0 ? <Body1>{t(Object.keys(search).length === 0 ? 'nothingThere' : 'nothingFound')}</Body1> : null}
      {data.total === 0 ? null : (
        <BookTable
          label={t('title')}
          columns={columns}
          total={data.total}
          rowAt={rowAt}
          of={whole}
          sorted={{ sort: search.sort ?? 'name', dir: search.dir ?? 'asc' }}
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
