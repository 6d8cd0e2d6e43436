import { makeStyles, Radio, Spinner, Text, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Countdown, Moment } from '../../parts/moment.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { countPossible, earliest } from './days.ts'

const route = getRouteApi('/inside/undo')
/** Of older runs the days are read when they are chosen. */
const READ_AT_ONCE = 10

type RunSummary = Answer<'/api/runs', 'get'>['items'][number]

const useStyles = makeStyles({
  run: { display: 'flex', alignItems: 'center', whiteSpace: 'nowrap', paddingRight: tokens.spacingHorizontalM },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Runs with the next day after which something of them cannot be taken back any more. */
export function UndoRuns({ runs, chosen }: { readonly runs: readonly RunSummary[]; readonly chosen: string }): React.JSX.Element {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const navigate = route.useNavigate()
  const shown = new Set(runs.slice(0, READ_AT_ONCE).map(({ id }) => id))
  const columns: readonly PlainColumn<RunSummary>[] = [
    {
      key: 'run',
      title: t('run'),
      cell: ({ id }) => (
        <div className={styles.run}>
          <Radio
            name="run"
            value={id}
            checked={id === chosen}
            aria-label={t('choose', { run: id })}
            onChange={() => void navigate({ search: { run: id } })}
          />
          <AppLink to={addressOf.run(id)}>{id}</AppLink>
        </div>
      ),
    },
    { key: 'started', title: t('started'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      key: 'possible',
      title: t('possible'),
      cell: ({ id }) => (shown.has(id) || id === chosen ? <Possible run={id} /> : null),
    },
    {
      key: 'safe',
      title: t('lastSafeUndo'),
      cell: ({ id }) => (shown.has(id) || id === chosen ? <Next run={id} of="lastSafeUndo" /> : null),
    },
    {
      key: 'free',
      title: t('lastFreeDay'),
      cell: ({ id }) => (shown.has(id) || id === chosen ? <Next run={id} of="lastFreeDay" /> : null),
    },
  ]
  return (
    <Section title={t('runs')}>
      <PlainTable label={t('runsTable')} columns={columns} rows={runs} keyOf={({ id }) => id} />
    </Section>
  )
}

function useUndoable(run: string) {
  return api.useQuery('get', '/api/runs/{id}/undoable', { params: { path: { id: run } } })
}

function Possible({ run }: { readonly run: string }): React.JSX.Element | null {
  const { t } = useTranslation(['undo', 'parts'])
  const { data, isPending } = useUndoable(run)
  if (isPending) return <Spinner size="extra-tiny" label={t('parts:loading')} />
  return data ? <>{t('undo:possibleOf', { count: countPossible(data.items), all: data.items.length })}</> : null
}

function Next({ run, of }: { readonly run: string; readonly of: 'lastSafeUndo' | 'lastFreeDay' }): React.JSX.Element | null {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const { data } = useUndoable(run)
  if (!data) return null
  const at = earliest(data.items, of)
  return at === undefined ? <Text className={styles.minor}>{t('none')}</Text> : <Countdown at={at} />
}
