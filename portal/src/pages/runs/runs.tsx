import { Body1, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { Section } from '../../parts/section.tsx'
import { RunState } from './states.tsx'
import type { RunSummary } from './work.ts'

const READ_AGAIN_MS = 5000

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS },
  progress: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, minWidth: '11rem' },
  purpose: { minWidth: '9rem' },
  state: { minWidth: '10rem', maxWidth: '22rem' },
  minor: { color: tokens.colorNeutralForeground3 },
  asks: { color: tokens.colorPaletteRedForeground1 },
})

/** Every run, newest first: what it is for, how far it has come, and why it stands where it does. */
export function Runs(): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const { items } = api.useSuspenseQuery('get', '/api/runs', {}, { refetchInterval: READ_AGAIN_MS }).data
  const columns: readonly PlainColumn<RunSummary>[] = [
    { key: 'run', title: t('run'), cell: ({ id }) => <AppLink to={addressOf.run(id)}>{id}</AppLink> },
    { key: 'state', title: t('stateTitle'), cell: (run) => <StateCell run={run} /> },
    {
      key: 'purpose',
      title: t('purposeTitle'),
      cell: ({ purpose, of, plan }) => (
        <div className={styles.purpose}>
          <Text block>{t(`purpose.${purpose}`, { run: of ?? '' })}</Text>
          <AppLink to={addressOf.plan(plan)}>{t('ofPlan', { plan })}</AppLink>
        </div>
      ),
    },
    { key: 'progress', title: t('progress'), cell: (run) => <Progress run={run} /> },
    {
      key: 'started',
      title: t('started'),
      cell: ({ createdAt, createdBy }) => (
        <div className={styles.stack}>
          <Moment at={createdAt} />
          <Text size={200} className={styles.minor}>
            {createdBy}
          </Text>
        </div>
      ),
    },
  ]
  return (
    <Page title={t('title')}>
      <Section title={t('allRuns')}>
        {items.length === 0 ? (
          <div className={styles.stack}>
            <Body1>{t('noRun')}</Body1>
            <AppLink to={addressOf.plans}>{t('toPlans')}</AppLink>
            <CommandHint command="run start p-1" />
          </div>
        ) : (
          <PlainTable label={t('runsTable')} columns={columns} rows={items} keyOf={({ id }) => id} />
        )}
      </Section>
    </Page>
  )
}

function StateCell({ run: { state, pauseReason, progress } }: { readonly run: RunSummary }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  return (
    <div className={`${styles.stack} ${styles.state}`}>
      <RunState state={state} />
      {pauseReason ? <ReasonText reason={pauseReason} /> : null}
      {progress.needPerson > 0 && state !== 'finished' && state !== 'stopped' ? (
        <Text size={200} className={styles.asks}>
          {t('needPerson', { count: progress.needPerson })}
        </Text>
      ) : null}
    </div>
  )
}

function Progress({ run: { progress } }: { readonly run: RunSummary }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  return (
    <div className={styles.progress}>
      <ProgressLine name={t('migrationsSettled')} done={progress.settled} all={progress.migrations} />
      <ProgressLine name={t('usersVerified')} done={progress.verified} all={progress.users} />
    </div>
  )
}
