import { Body1, Button, makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components'
import { CalendarAddRegular } from '@fluentui/react-icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page, PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { SaveAs } from '../../parts/save-as.tsx'
import { Section } from '../../parts/section.tsx'
import { DeadlineFilters } from './deadline-filters.tsx'
import { DeadlineList } from './deadline-list.tsx'
import { filtersOf, RANKS, type DeadlineSearch, type Rank } from './deadline-search.ts'
import { Timeline } from './timeline.tsx'
import { useDeadlines, type Deadline, type Deadlines as Answered } from './use-deadlines.ts'

const route = getRouteApi('/inside/deadlines')

const useStyles = makeStyles({
  tabs: { flexWrap: 'wrap' },
  more: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  minor: { color: tokens.colorNeutralForeground3 },
})

function asWords(filters: Readonly<Record<string, string | number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)]))
}

/** The days that somebody has to mind, over all customers. */
export function Deadlines(): React.JSX.Element {
  const { t } = useTranslation('deadlines')
  const navigate = useNavigate({ from: '/deadlines' })
  const search = route.useSearch()
  const read = useDeadlines(search)
  const show = (change: DeadlineSearch): void => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const [first] = read.data?.pages ?? []
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button as="a" href="/api/deadlines.ics" download icon={<CalendarAddRegular />}>
            {t('calendar')}
          </Button>
          <SaveAs table="deadlines" query={asWords(filtersOf(search))} />
        </>
      }
    >
      <Body1>{t('intro')}</Body1>
      {read.error ? <ProblemNote error={read.error} again={() => void read.refetch()} /> : null}
      {first ? (
        <>
          <Timeline months={first.months} asOf={first.asOf} search={search} />
          <Section title={t('list')}>
            <DeadlineFilters search={search} show={show} />
            <Ranks counts={first.counts} search={search} show={show} />
            <Rows rows={read.data?.pages.flatMap(({ items }) => items) ?? []} search={search} show={show} />
            <More read={read} counts={first.counts} rank={search.rank} />
          </Section>
        </>
      ) : null}
      {read.isPending ? <PageLoading /> : null}
    </Page>
  )
}

interface Shown {
  readonly search: DeadlineSearch
  readonly show: (change: DeadlineSearch) => void
}

function Ranks({ counts, search, show }: Shown & { readonly counts: Answered['counts'] }): React.JSX.Element {
  const { t, i18n } = useTranslation('deadlines')
  const styles = useStyles()
  const number = new Intl.NumberFormat(i18n.language)
  const all = counts.high + counts.upcoming + counts.past
  return (
    <TabList
      className={styles.tabs}
      aria-label={t('ranks')}
      selectedValue={search.rank ?? 'all'}
      onTabSelect={(_event, { value }) => show({ rank: RANKS.find((each) => each === value) })}
    >
      <Tab value="all">{t('rank.all', { number: number.format(all) })}</Tab>
      {RANKS.map((rank) => (
        <Tab key={rank} value={rank}>
          {t(`rank.${rank}`, { number: number.format(counts[rank]) })}
        </Tab>
      ))}
    </TabList>
  )
}

function Rows({ rows, search, show }: Shown & { readonly rows: readonly Deadline[] }): React.JSX.Element {
  const { t } = useTranslation('deadlines')
  const styles = useStyles()
  if (rows.length > 0) return <DeadlineList rows={rows} isFlat={search.flat === true} isRanked={search.rank === undefined} />
  const isFiltered = Object.keys(filtersOf(search)).length > 0
  return (
    <div className={styles.more}>
      <Body1>{t(isFiltered ? 'nothingMatches' : 'nothing')}</Body1>
      {isFiltered ? (
        <Button
          onClick={() =>
            show({ rank: undefined, kind: undefined, customer: undefined, retirement: undefined, within: undefined, month: undefined })
          }
        >
          {t('clear')}
        </Button>
      ) : (
        <AppLink to={addressOf.retirements}>{t('toRetirements')}</AppLink>
      )}
    </div>
  )
}

function More({
  read,
  counts,
  rank,
}: {
  readonly read: ReturnType<typeof useDeadlines>
  readonly counts: Answered['counts']
  readonly rank: Rank | undefined
}): React.JSX.Element | null {
  const { t, i18n } = useTranslation('deadlines')
  const styles = useStyles()
  const shown = read.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0
  if (!read.hasNextPage) return null
  const number = new Intl.NumberFormat(i18n.language)
  const all = rank === undefined ? counts.high + counts.upcoming + counts.past : counts[rank]
  return (
    <div className={styles.more}>
      <Button disabled={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
        {t('more')}
      </Button>
      <Text className={styles.minor}>{t('shownOf', { shown: number.format(shown), all: number.format(all) })}</Text>
    </div>
  )
}
