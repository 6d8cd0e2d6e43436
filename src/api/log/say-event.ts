import type { Json } from '../../domain/durable.ts'
import type { StepName } from '../../domain/run.ts'
import { EVENT_KINDS, type EventKind } from '../../store/events.ts'

type Facts = { readonly [name: string]: Json }
type Say = (data: Facts, user: string) => string

/** What happened, in a sentence without who did it, when and to which customer: these stand beside it. `user`: whom it is about. */
export function sayEvent(kind: string, data: Facts, user: string | null): string {
  const known = EVENT_KINDS.find((each) => each === kind)
  // Recorded by another version: its own word is all that we have.
  return known === undefined ? kind : SENTENCES[known](data, user ?? text(data['user']))
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
  'plan:approved': ({ plan, parts }) => `approved ${counted(Array.isArray(parts) ? parts.length : 0, 'part')} of ${text(plan)}`,
  'run:started': ({ plan, customers }) => `started a run of ${text(plan)}, ${counted(customers, 'customer')}`,
  'run:paused': ({ reason }) => `the run is paused: ${text(reason)}`,
  'run:stopping': () => 'stops the run for good: what is under way is read back',
  'run:stopped': () => 'the run is stopped for good: everything was read back',
  'promise:broken': ({ reason }) => `a promise was found broken: ${text(reason)}`,
  'run:resumed': () => 'the run goes on',
  'run:retried': ({ migrations, users }) => `tries again what failed: ${counted(migrations, 'migration')}, ${counted(users, 'user')}`,
  'run:finished': () => 'the run is finished',
  'gate:passed': ({ gate }) => `said go on before ${GATES[text(gate)] ?? text(gate)}`,
  'user:reapply-asked': (_data, user) => `asked to give ${user} again what the run gave them`,
  'user:reapplied': ({ text: what }, user) => `${user}: ${text(what)}`,
  'run:undoes-failed': ({ outcome }) => `what failed was to be taken back, as its plan says: ${text(outcome)}`,
  'deadline:near': ({ deadline, at, days, offerName, note }) =>
    `${text(deadline)} of ${text(offerName)} on ${text(at).slice(0, 10)} is ${days === 1 ? 'a day' : `${text(days)} days or less`} away: ${text(note)}`,
  'sessions:ended': ({ userPrincipalName, ended }) => `signed ${text(userPrincipalName)} out of ${counted(ended, 'session')}`,
  'token:created': ({ name, rights }) =>
    `made the token ${text(name)} for ${Array.isArray(rights) ? rights.map(text).join(', ') : text(rights)}`,
  'token:revoked': ({ id }) => `revoked the token ${text(id)}`,
  'writes:stopped': () => 'stopped everything that changes something at Microsoft',
  'writes:allowed': () => 'let everything be changed at Microsoft again that is approved',
  'connection:trusted': ({ level }) => `set the level of trust to ${text(level)}`,
  'catalog:drafted': ({ retirement, file }) => `wrote the retirement ${text(retirement)} down in ${text(file)}`,
  'migration:changed': ({ state, step, reason }) =>
    `${STATES[text(state)] ?? text(state)}, at ${text(step)}${typeof reason === 'string' ? `: ${reason}` : ''}`,
  'step:done': ({ step, evidence }) => sayDone(text(step), evidence),
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

const DONE: { readonly [S in StepName]: string } = {
  confirm: 'everything is as approved',
  buy: 'the new seats are bought',
  'wait-until-ready': 'the new seats can be assigned',
  'move-licenses': 'licenses are moved and read back',
  hold: 'the cool-down is over',
  'switch-off': 'what was to end is suspended, canceled, or ends at its term',
  watch: 'the old subscription is deleted by Microsoft, read back',
  reactivate: 'the old subscription is active again',
  'change-renewal': 'the renewal is as approved',
}

function sayDone(step: string, evidence: Json | undefined): string {
  const said = isStep(step) ? DONE[step] : `${step} is done`
  const verified = typeof evidence === 'object' && evidence !== null && 'verified' in evidence ? evidence.verified : undefined
  return verified === undefined ? said : `${said}: ${counted(verified, 'user')}`
}

function isStep(step: string): step is StepName {
  return Object.hasOwn(DONE, step)
}

function counted(count: Json | undefined, one: string): string {
  return count === 1 ? `one ${one}` : `${text(count)} ${one}s`
}

/** Of what an earlier version left out: a question mark, and no failure. */
function text(value: Json | undefined): string {
  if (value === undefined || value === null) return '?'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
