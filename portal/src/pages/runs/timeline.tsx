import { Body1, Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { Moment } from '../../parts/moment.tsx'
import { PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import type { Facts } from '../../parts/say-reason.ts'

const READ_AGAIN_MS = 10_000
const SHOWN = 50
const MOST = 1000

type Event = Answer<'/api/runs/{id}/events', 'get'>['items'][number]

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  event: {
    display: 'grid',
    gridTemplateColumns: '14rem minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  minor: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'flex-start' },
})

/** What happened, newest first: of the run, or of one of its customers. */
export function Timeline({ run, customer }: { readonly run: string; readonly customer?: string }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const [limit, setLimit] = useState(SHOWN)
  const { data, error } = api.useQuery(
    'get',
    '/api/runs/{id}/events',
    { params: { path: { id: run }, query: { before: 'latest', limit, ...(customer === undefined ? {} : { customer }) } } },
    { refetchInterval: READ_AGAIN_MS, placeholderData: keepPreviousData },
  )
  if (error !== null) return <ProblemNote error={error} />
  if (!data) return <PageLoading />
  if (data.items.length === 0) return <Body1>{t('nothingHappened')}</Body1>
  return (
    <>
      <ol className={styles.list} aria-label={t('tab.events')}>
        {data.items.map((event) => (
          <li key={event.id} className={styles.event}>
            <Moment at={event.at} />
            <div>
              <Text block>
                <EventName event={event} />
              </Text>
              <Text size={200} className={styles.minor}>
                {event.actor}
              </Text>
            </div>
          </li>
        ))}
      </ol>
      {data.items.length === limit && limit < MOST ? (
        <Button className={styles.more} onClick={() => setLimit((old) => Math.min(MOST, old + SHOWN))}>
          {t('earlier')}
        </Button>
      ) : null}
    </>
  )
}

const NAMED = [
  'run:started',
  'run:paused',
  'run:resumed',
  'run:retried',
  'run:stopping',
  'run:stopped',
  'run:finished',
  'run:undoes-failed',
  'gate:passed',
  'promise:broken',
  'migration:changed',
  'step:done',
  'user:reapply-asked',
  'user:reapplied',
  'snapshot:requested',
] as const

/** The event in the reader's words; what the product recorded beside it stands as it was recorded. */
function EventName({ event }: { readonly event: Event }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const kind = NAMED.find((each) => each === event.kind)
  const { step, reason, text, gate, because } = event.data ?? {}
  const told = reasonIn(event.data?.['why'])
  const why = [textIn(reason), text, because].find((each) => typeof each === 'string')
  return (
    <>
      {kind === undefined ? <span lang="en">{event.kind}</span> : t(`event.${kind.replace(':', '-') as EventKey}`)}
      {typeof step === 'string' ? <span>: {t(`step.${step}` as 'step.confirm', { defaultValue: step })}</span> : null}
      {typeof gate === 'string' ? <span>: {t(`gate.${gate}` as 'gate.buy', { defaultValue: gate })}</span> : null}
      {typeof why === 'string' ? (
        <span>
          : <SaidText of={`because.${told?.code ?? ''}`} sentence={{ text: why, facts: told?.facts }} />
        </span>
      ) : null}
    </>
  )
}

type EventKey = (typeof NAMED)[number] extends infer Kind ? (Kind extends `${infer A}:${infer B}` ? `${A}-${B}` : never) : never

/** A reason with its facts, which an earlier version did not record. */
function reasonIn(why: unknown): { readonly code: string; readonly facts: Facts } | undefined {
  if (typeof why !== 'object' || why === null || !('code' in why) || !('facts' in why)) return undefined
  const { code, facts } = why
  return typeof code === 'string' && typeof facts === 'object' && facts !== null ? { code, facts: { ...facts } } : undefined
}

function textIn(reason: unknown): string | undefined {
  if (typeof reason === 'string') return reason
  if (typeof reason !== 'object' || reason === null) return undefined
  const text: unknown = Reflect.get(reason, 'text')
  return typeof text === 'string' ? text : undefined
}
