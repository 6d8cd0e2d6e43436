import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, Tab, TabList, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useRunStream, type Connection } from '../../api/run-stream.ts'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { RunCustomers } from './run-customers.tsx'
import { RunActs } from './run-acts.tsx'
import { RunOutlook } from './run-outlook.tsx'
import { RunProblems } from './run-problems.tsx'
import { RunUsers } from './run-users.tsx'
import { RunFacts } from './run-facts.tsx'
import { Timeline } from './timeline.tsx'
import { TABS, type Tab as TabName } from './search.ts'
import { isOpen } from './work.ts'

/** Users are moved without an event each: what is under way is asked for by itself. */
const READ_AGAIN_MS = 3000

const route = getRouteApi('/inside/runs/$run')

const useStyles = makeStyles({
  // Three tabs in Swedish are wider than a telephone.
  tabs: { flexWrap: 'wrap', marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
})

/** A run live: what stands first, then how it goes, then every customer. */
export function RunPage(): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const { run: id } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const connection = useRunStream(id)
  const { data: run } = api.useSuspenseQuery(
    'get',
    '/api/runs/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state: { data } }) => (data && !isOpen(data) ? false : READ_AGAIN_MS) },
  )
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
        {tab === 'customers' ? <RunCustomers run={run} /> : null}
        {tab === 'users' ? <RunUsers run={run} /> : null}
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
