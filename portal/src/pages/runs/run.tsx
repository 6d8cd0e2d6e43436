import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, Tab, TabList, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRunStream, type Connection } from '../../api/run-stream.ts'
import { Page, PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { Section } from '../../parts/section.tsx'
import { RunCustomers } from './run-customers.tsx'
import { RunActs } from './run-acts.tsx'
import { RunOutlook } from './run-outlook.tsx'
import { RunProblems } from './run-problems.tsx'
import { RunUsers } from './run-users.tsx'
import { RunFacts } from './run-facts.tsx'
import { Timeline } from './timeline.tsx'
import { TABS, type Tab as TabName } from './search.ts'
import { useRunPage } from './use-run-page.ts'

const route = getRouteApi('/inside/runs/$run')

const useStyles = makeStyles({
  // Three tabs in Swedish are wider than a telephone.
  tabs: { flexWrap: 'wrap', marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
})

export function RunPage(): React.JSX.Element {
  const { run } = route.useParams()
  // Of another run nothing is kept.
  return <LiveRun key={run} id={run} />
}

/** A run live: what stands first, then how it goes, then every customer. */
function LiveRun({ id }: { readonly id: string }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const connection = useRunStream(id)
  const migrations = useRunPage(id, search)
  const run = migrations.data?.book
  if (!run && migrations.error) return <ProblemNote error={migrations.error} again={() => void migrations.refetch()} />
  if (!run) return <PageLoading />
  const tab: TabName = search.tab ?? 'customers'
  const open = (next: unknown): void => {
    const named = TABS.find((each) => each === next)
    void navigate({ search: (old) => ({ ...old, tab: named === 'customers' ? undefined : named }) })
  }
  return (
    <Page title={t(`pageTitle.${run.purpose}`, { run: run.id, of: run.of ?? '' })} actions={<RunActs run={run} />}>
      <ConnectionNote connection={connection} />
      <RunProblems run={run} />
      <RunFacts run={run} />
      {run.state === 'running' || run.state === 'paused' ? <RunOutlook run={run.id} /> : null}
      <Section title={t('inDetail')}>
        <TabList selectedValue={tab} onTabSelect={(_event, { value }) => open(value)} className={styles.tabs}>
          {TABS.map((each) => (
            <Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tab>
          ))}
        </TabList>
        {tab === 'customers' ? <RunCustomers run={run} migrations={migrations} /> : null}
        {tab === 'users' ? <RunUsers run={run.id} /> : null}
        {tab === 'events' ? <Timeline run={run.id} /> : null}
      </Section>
    </Page>
  )
}

/** Says so while nothing new is heard of the run. */
export function ConnectionNote({ connection }: { readonly connection: Connection }): React.JSX.Element | null {
  const { t } = useTranslation('runs')
  if (connection !== 'lost') return null
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{t('lost')}</MessageBarTitle> {t('lostMeans')}
      </MessageBarBody>
    </MessageBar>
  )
}
