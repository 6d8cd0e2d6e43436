import { makeStyles, Radio, Spinner, Text, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Countdown, Moment } from '../../parts/moment.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { useUndoTotals } from './use-undoable.ts'

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
      cell: ({ id }) => (shown.has(id) || id === chosen ? <Possible run={id} isChosen={id === chosen} /> : null),
    },
    {
      key: 'safe',
      title: t('lastSafeUndo'),
      cell: ({ id }) => (shown.has(id) || id === chosen ? <Next run={id} isChosen={id === chosen} of="lastSafeUndo" /> : null),
    },
    {
      key: 'free',
      title: t('lastFreeDay'),
      cell: ({ id }) => (shown.has(id) || id === chosen ? <Next run={id} isChosen={id === chosen} of="lastFreeDay" /> : null),
    },
  ]
  return (
    <Section title={t('runs')}>
      <PlainTable label={t('runsTable')} columns={columns} rows={runs} keyOf={({ id }) => id} />
    </Section>
  )
}

interface TotalProps {
  readonly run: string
  readonly isChosen: boolean
}

function Possible({ run, isChosen }: TotalProps): React.JSX.Element | null {
  const { t } = useTranslation(['undo', 'parts'])
  const { totals, isPending } = useUndoTotals(run, isChosen)
  if (isPending) return <Spinner size="extra-tiny" label={t('parts:loading')} />
  return totals ? <>{t('undo:possibleOf', { count: totals.possible, all: totals.migrations })}</> : null
}

function Next({ run, isChosen, of }: TotalProps & { readonly of: 'lastSafeUndo' | 'lastFreeDay' }): React.JSX.Element | null {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const { totals } = useUndoTotals(run, isChosen)
  if (!totals) return null
  const at = totals[of]
  if (at !== null) return <Countdown at={at} />
  // Nothing of it has ended yet: whoever goes back needs no subscription made active.
  const isNotYet = of === 'lastSafeUndo' && totals.possible > 0
  return <Text className={styles.minor}>{t(isNotYet ? 'notYet' : 'none')}</Text>
}
