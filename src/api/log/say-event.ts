import type { Json } from '../../domain/durable.ts'
import type { StepName } from '../../domain/run.ts'
import { EVENT_KINDS, type EventKind } from '../../store/events.ts'
import type { LogEntry } from '../../store/log.ts'

type Facts = LogEntry['data']
type Say = (data: Facts, event: Pick<LogEntry, 'user' | 'method'>) => string

/** What happened, in a sentence without who did it, when and to which customer: these stand beside it. */
export function sayEvent({ kind, data, user, method }: Pick<LogEntry, 'kind' | 'data' | 'user' | 'method'>): string {
  const known = EVENT_KINDS.find((each) => each === kind)
  // Recorded by another version: its own word is all that we have.
  return known === undefined ? kind : SENTENCES[known](data, { user: user ?? text(data['user']), method })
}

/** A record: a new kind of event does not compile until it has its sentence. */
const SENTENCES: { readonly [K in EventKind]: Say } = {
  'snapshot:requested': ({ snapshot, run }) =>
    run === undefined
      ? `asked for the scan ${text(snapshot)} of the whole book`
      : `asked for the scan ${text(snapshot)} of this customer for ${text(run)}`,
  'snapshot:completed': ({ snapshot, customersTotal, customersRead, failed, affected, adminRelationshipsNotRead }) =>
    [
      `the scan ${text(snapshot)} is complete: ${text(customersRead)} of ${counted(customersTotal, 'customer')} read, ${text(affected)} affected`,
      ...(failed === 0 ? [] : [`${text(failed)} could not be read`]),
      ...(adminRelationshipsNotRead === undefined ? [] : [`admin relationships were not read: ${text(adminRelationshipsNotRead)}`]),
    ].join(', '),
  'plan:created': ({ plan, customers, undoes, replans }) => {
    const why = undoes ? ` to take ${text(undoes)} back` : replans ? ` for what has changed in ${text(replans)}` : ''
    return `made the plan ${text(plan)}${why}, ${counted(customers, 'customer')}`
  },
  'plan:approved': ({ plan, parts, attestsPartnerOnRecord: attests }) => {
    const answer =
      attests === true
        ? ', and attested to the partner on record'
        : attests === false
          ? ', and did not attest to the partner on record'
          : ''
    return `approved ${counted(Array.isArray(parts) ? parts.length : 0, 'part')} of ${text(plan)}${answer}`
  },
  'run:started': ({ plan, customers }) => `started a run of ${text(plan)}, ${counted(customers, 'customer')}`,
  'run:paused': ({ reason }) => `the run is paused: ${text(reason)}`,
  'run:stopping': () => 'stops the run for good: what is under way is read back',
  'run:stopped': () => 'the run is stopped for good: everything was read back',
  'promise:broken': ({ reason }) => `a promise was found broken: ${text(reason)}`,
  'run:resumed': () => 'the run goes on',
  'run:retried': ({ migrations, users, answers }) =>
    [
      `tries again what failed: ${counted(migrations, 'migration')}, ${counted(users, 'user')}`,
      ...(Array.isArray(answers)
        ? [`what was said since about the partner on record counts for ${counted(answers.length, 'customer')}`]
        : []),
    ].join('; '),
  'run:finished': () => 'the run is finished',
  'customer:tagged': ({ tags }) => `set its tags: ${Array.isArray(tags) && tags.length > 0 ? tags.map(text).join(', ') : 'none'}`,
  'customers:tagged': ({ tag, customers }) => `put the tag ${text(tag)} on ${counted(customers, 'customer')}`,
  'customers:untagged': ({ tag, customers }) => `took the tag ${text(tag)} off ${counted(customers, 'customer')}`,
  'view:saved': ({ name, page }) => `saved the view ${text(name)} of ${text(page)}`,
  'view:deleted': ({ name, page }) => `deleted the view ${text(name)} of ${text(page)}`,
  'gate:passed': ({ gate }) => `said go on before ${GATES[text(gate)] ?? text(gate)}`,
  'user:reapply-asked': (_data, { user }) => `asked to give ${text(user)} again what the run gave them`,
  'user:reapplied': ({ text: what }, { user }) => `${text(user)}: ${text(what)}`,
  'run:undoes-failed': ({ outcome }) => `what failed was to be taken back, as its plan says: ${text(outcome)}`,
  'deadline:near': ({ deadline, at, days, offerName, note }) =>
    `${NEAR[text(deadline)] ?? text(deadline)} of ${text(offerName)} on ${text(at).slice(0, 10)} is ${days === 1 ? 'a day' : `${text(days)} days or less`} away: ${text(note)}`,
  'sessions:ended': ({ userPrincipalName, ended }) => `signed ${text(userPrincipalName)} out of ${counted(ended, 'session')}`,
  'token:created': ({ name, rights }) =>
    `made the token ${text(name)} for ${Array.isArray(rights) ? rights.map(text).join(', ') : text(rights)}`,
  'token:revoked': ({ id }) => `revoked the token ${text(id)}`,
  'writes:stopped': () => 'stopped everything that changes something at Microsoft',
  'writes:allowed': () => 'let everything be changed at Microsoft again that is approved',
  'connection:trusted': ({ level }) => `set the level of trust to ${text(level)}`,
  'catalog:drafted': ({ retirement, file }) => `wrote the retirement ${text(retirement)} down in ${text(file)}`,
  'migration:changed': ({ state, step, reason }, { method }) => {
    const where = wordsOf(text(step), method)?.at ?? `at ${text(step)}`
    return `${STATES[text(state)] ?? text(state)}, ${where}${typeof reason === 'string' ? `: ${reason}` : ''}`
  },
  'step:done': ({ step, evidence }, { method }) => sayDone(text(step), evidence, method),
}

/** What somebody is warned of. */
const NEAR: { readonly [deadline: string]: string } = {
  'relationship-end': 'the end of the admin relationship',
  'term-end': 'the end of the term',
  'price-change': 'the new price',
  'cancellation-window': 'the last day to cancel',
  'last-free-day': 'the last free day',
  'last-safe-undo': 'the last safe undo',
}

const GATES: { readonly [gate: string]: string } = {
  buy: 'anything is bought',
  move: 'anybody is moved',
  suspend: 'the old subscription is suspended',
}

const STATES: { readonly [state: string]: string } = {
  queued: 'waits for its turn',
  working: 'is being worked on',
  waiting: 'waits',
  'needs-person': 'needs a person',
  changed: 'has changed since approval',
  paused: 'is paused',
  stopped: 'is stopped for good',
  watching: 'waits for Microsoft to delete the old subscription',
  done: 'is done',
  superseded: 'was taken over by a later run',
}

interface StepWords {
  readonly at: string
  readonly done: string
}

const STEPS: { readonly [S in StepName]: StepWords } = {
  confirm: { at: 'looking whether everything is as approved', done: 'everything is as approved' },
  buy: { at: 'buying', done: 'the new seats are bought' },
  'wait-until-ready': { at: 'until the new seats can be assigned', done: 'the new seats can be assigned' },
  'move-licenses': { at: 'moving licenses', done: 'licenses are moved and read back' },
  hold: { at: 'in the cool-down', done: 'the cool-down is over' },
  'switch-off': { at: 'ending the old subscription', done: 'the old subscription is suspended, canceled, or ends at its term' },
  watch: { at: 'with the old subscription ended', done: 'the old subscription is deleted by Microsoft, read back' },
  reactivate: { at: 'making the old subscription active', done: 'the old subscription is active' },
  'change-renewal': { at: 'changing the renewal', done: 'the renewal is as approved' },
}

/** Those that are otherwise on a way back. */
const BACK: { readonly [step: string]: StepWords } = {
  'move-licenses': { at: 'putting licenses back', done: 'licenses are put back and read' },
  'switch-off': { at: 'ending what was bought', done: 'what was bought is canceled, or ends at its term' },
}

function wordsOf(step: string, method: LogEntry['method']): StepWords | undefined {
  if (method === 'undo' && Object.hasOwn(BACK, step)) return BACK[step]
  return isStep(step) ? STEPS[step] : undefined
}

function isStep(step: string): step is StepName {
  return Object.hasOwn(STEPS, step)
}

function sayDone(step: string, evidence: Json | undefined, method: LogEntry['method']): string {
  const said = wordsOf(step, method)?.done ?? `${step} is done`
  const verified = typeof evidence === 'object' && evidence !== null && 'verified' in evidence ? evidence.verified : undefined
  return verified === undefined ? said : `${said}: ${counted(verified, 'user')}`
}

function counted(count: Json | undefined, one: string): string {
  return count === 1 ? `one ${one}` : `${text(count)} ${one}s`
}

/** Of what an earlier version left out: a question mark, and no failure. */
function text(value: Json | undefined): string {
  if (value === undefined || value === null) return '?'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
