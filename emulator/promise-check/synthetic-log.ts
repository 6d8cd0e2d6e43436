import type { AccessRecord, EmulatorEvent, EventLog, LicenseState, PromiseId, PromiseVerdict } from '../events.ts'
import { checkPromises } from './check-promises.ts'

/*
 * Small logs for the tests of the rules. One customer sells `retired` (mail, files, chat) off for `bought` (mail, files);
 * `other` is a product that the move is not about; `addon` and `addon-more` hung on the retired subscription, and `bought` contains
 * the first. Ids are words instead of GUIDs, so that the tests read.
 */

type Body<E extends EmulatorEvent> = E extends EmulatorEvent ? Omit<E, 'id' | 'at' | 'customerId' | 'actor' | 'requestSeq'> : never
type Base = Pick<EmulatorEvent, 'id' | 'at' | 'customerId' | 'actor' | 'requestSeq'>

/** What a test says of an event: its body, and of the rest what differs from "the client did it at contoso, second by second". */
export type EventSketch = Body<EmulatorEvent> & Partial<Base>

const PLANS = new Map([
  ['retired', ['mail-r', 'files-r', 'chat-r']],
  ['bought', ['mail-b', 'files-b']],
  ['other', ['tasks-o']],
  ['addon', ['files-b']],
  ['addon-more', ['files-b', 'voice-a']],
])

/** The verdict on one promise over these events and records; event ids count from 1 in the order given, unless set. */
export function judge(promise: PromiseId, events: readonly EventSketch[], access: readonly AccessRecord[] = []): PromiseVerdict {
  return checkPromises(aLog(events, access))[promise]
}

function aLog(events: readonly EventSketch[], access: readonly AccessRecord[]): EventLog {
  return {
    events: () => events.map((sketch, index) => completed(sketch, index + 1)),
    access: () => access,
    factsOf: () => ({ plansOfSku: PLANS, familyOf: (planId) => planId.split('-')[0] ?? planId }),
    retiredSkusOf: () => new Set(['retired']),
    addOnSkusOf: () => new Set(['addon', 'addon-more']),
    boughtSkusOf: () => new Set(['bought']),
  }
}

function completed(sketch: EventSketch, id: number): EmulatorEvent {
  return { id, at: atSecond(id), customerId: 'contoso', actor: 'client', requestSeq: id, ...sketch }
}

export function atSecond(second: number): string {
  return new Date(Date.UTC(2026, 0, 15, 9, 0, 0) + second * 1000).toISOString()
}

/** A direct assignment: `retired`, or `retired -mail-r` with service plans switched off. */
export function license(text: string, group: string | null = null): LicenseState {
  const [skuId = text, ...disabledPlans] = text.split(' -')
  return { skuId, disabledPlans, group }
}

export function userChanged(
  before: readonly LicenseState[] | null,
  after: readonly LicenseState[] | null,
  rest: Partial<Base> = {},
): EventSketch {
  return { kind: 'user:changed', userId: 'adele', userPrincipalName: 'adele@contoso.example', before, after, ...rest }
}

export function unitsRead(free: number, skuId = 'bought'): EventSketch {
  return { kind: 'units:read', skus: [{ skuId, enabled: free + 4, warning: 1, consumed: 5 }] }
}

/** Seats of a subscription that the client did not buy, before and after. */
export function seatsChanged(before: number, after: number, rest: Partial<Base> & { readonly subscriptionId?: string } = {}): EventSketch {
  const resource = (quantity: number) => ({ id: 'owned', status: 'active', quantity, autoRenewEnabled: true, partnerId: '5500001' })
  const about = { subscriptionId: 'owned', skuId: 'bought', retired: false, boughtHere: false, feeds: [] }
  return { kind: 'subscription:changed', ...about, before: resource(before), after: resource(after), ...rest }
}

export function located(before: string | null, after: string): EventSketch {
  return { kind: 'user:located', userId: 'adele', userPrincipalName: 'adele@contoso.example', before, after }
}

export function licenseRequested(rest: { readonly refusedWith?: string; readonly takesUnitOf?: readonly string[] } = {}): EventSketch {
  const add = [{ skuId: 'bought', disabledPlans: [] }]
  return { kind: 'license:requested', userId: 'adele', add, remove: ['retired'], takesUnitOf: ['bought'], refusedWith: null, ...rest }
}
