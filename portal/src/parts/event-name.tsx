import { useTranslation } from 'react-i18next'
import { reasonIn } from './reason-in.ts'
import { SaidText } from './said-text.tsx'
import { stepKey } from './step-key.ts'

/** Of what is recorded beside an event, what tells one from the other of its kind. */
const TELLING = ['plan', 'snapshot', 'tag', 'name', 'level', 'userPrincipalName', 'retirement', 'offerName'] as const

/** Where the sentences stand that are recorded beside events. */
const SAID_AS = ['because', 'reapplied'] as const

/** What they are about stands beside them. */
const OF_A_CUSTOMER: ReadonlySet<string> = new Set(['migration:changed', 'step:done', 'customer:tagged'])

/** States in which no step is under way. */
const SAYS_ALL: ReadonlySet<string> = new Set(['watching', 'done', 'superseded'])

interface RecordedEvent {
  readonly kind: string
  readonly data?: Readonly<Record<string, unknown>> | undefined
  /** Of the migration it is about. */
  readonly method?: string | null | undefined
}

/** The event in the reader's words; what the product recorded beside it stands as it was recorded. */
export function EventName({ event }: { readonly event: RecordedEvent }): React.JSX.Element {
  const { t, i18n } = useTranslation(['log', 'runs'])
  const name = `log:event.${event.kind.replace(':', '-')}` as 'log:event.run-started'
  const { reason, text, gate, because } = event.data ?? {}
  const telling = OF_A_CUSTOMER.has(event.kind) ? '' : tellingOf(event.data ?? {})
  const told = reasonIn(event.data?.['why'])
  const why = [textIn(reason), text, because].find((each) => typeof each === 'string')
  return (
    <>
      {i18n.exists(name) ? t(name) : <span lang="en">{event.kind}</span>}
      {telling === '' ? null : <span>: {telling}</span>}
      <StepOf event={event} />
      {typeof gate === 'string' ? <span>: {t(`runs:gate.${gate}` as 'runs:gate.buy', { defaultValue: gate })}</span> : null}
      {typeof why === 'string' ? (
        <span>
          : <SaidText of={SAID_AS.map((page) => `${page}.${told?.code ?? ''}`)} sentence={{ text: why, facts: told?.facts }} />
        </span>
      ) : null}
    </>
  )
}

/** A step that is done, or where a migration stands: its state, and the step that is under way. */
function StepOf({ event: { kind, data, method } }: { readonly event: RecordedEvent }): React.JSX.Element | null {
  const { t } = useTranslation(['log', 'runs'])
  const { step, state } = data ?? {}
  if (typeof step !== 'string') return null
  const name = stepKey(step, method)
  if (kind !== 'migration:changed' || typeof state !== 'string') return <span>: {t(`runs:step.${name}`, { defaultValue: step })}</span>
  const stands = t(`log:state.${state}` as 'log:state.done', { defaultValue: state })
  if (SAYS_ALL.has(state)) return <span>: {stands}</span>
  return (
    <span>
      : {stands}, {t(`log:at.${name}`, { defaultValue: step })}
    </span>
  )
}

function tellingOf(data: Readonly<Record<string, unknown>>): string {
  return TELLING.flatMap((name) => (typeof data[name] === 'string' ? [data[name]] : [])).join(', ')
}

function textIn(reason: unknown): string | undefined {
  if (typeof reason === 'string') return reason
  if (typeof reason !== 'object' || reason === null) return undefined
  const text: unknown = Reflect.get(reason, 'text')
  return typeof text === 'string' ? text : undefined
}
