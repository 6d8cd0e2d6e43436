import type { Focus } from './simulate-seed.ts'

/** One piece of the product's text, broken on purpose. */
export interface Mutation {
  readonly name: string
  readonly file: string
  /** Must be there exactly once. */
  readonly from: string
  readonly to: string
  /** The promise that is broken by it. */
  readonly breaks: readonly string[]
  /** Where it shows sooner; without it too, if one looks long enough. */
  readonly focus?: Focus
  /** A seed that has found it: all others are played after it. */
  readonly near?: number
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a checkout that may have gone through is forgotten: another cart is bought',
    file: 'src/workflow/steps/buy.ts',
    from: "    case 'checkout-sent':\n      return settleCheckout(purchase, line, context)",
    to: "    case 'checkout-sent':\n      return makeCart({ ...purchase, cartId: null }, line, context)",
    breaks: ['P2'],
    focus: { kinds: ['timeoutAfterEffect'] },
  },
  {
    name: 'a swap is split in two calls, removal first',
    file: 'src/workflow/licenses/swap-users.ts',
    from: '          batch.map(({ holder, add, remove }) => ({ key: holder.id, userId: holder.id, add, remove })),',
    to: '          batch.map(({ holder, remove }) => ({ key: holder.id, userId: holder.id, add: [], remove })),',
    breaks: ['P1', 'P5'],
  },
  {
    name: 'the record of an intent is dropped',
    file: 'src/workflow/attempt.ts',
    from: '    return recordAttempts(trx, intents, { key, ...ids, actor, worker, sentAt: clock.now() })',
    to: '    return []',
    breaks: ['P7'],
  },
  {
    name: 'the record that a checkout was sent is dropped',
    file: 'src/workflow/purchase/check-out.ts',
    from: '        also: (trx) => recordPurchase(trx, context.key, sent, context.clock.now()),',
    to: '        also: (trx) => recordPurchase(trx, context.key, { ...purchase, state: "planned", cartId: null }, context.clock.now()),',
    breaks: ['P2'],
    focus: { kinds: ['timeoutAfterEffect', 'crashAfter'] },
  },
  {
    name: 'a Retry-After is ignored',
    file: 'src/provider/http/pace.ts',
    from: '  for (const draw of draws) await budget.block(draw.quota, until, reason)',
    to: '  void [budget, draws, until, reason]',
    breaks: ['P9'],
    focus: { kinds: ['429'] },
  },
  {
    name: 'who still needs the old subscription is not read',
    file: 'src/workflow/steps/switch-off.ts',
    from: '  const needed = await checkStillNeeded(each.subscription, context)',
    to: '  const needed: StepOutcome | undefined = undefined',
    breaks: ['P4'],
    focus: { kinds: [], withPeople: true },
    near: 48,
  },
  {
    name: 'seats in flight are not counted: every user of a page takes the same one',
    file: 'src/workflow/licenses/find-candidates.ts',
    from: '    for (const license of add) free.set(license.skuId, (free.get(license.skuId) ?? 0) - 1)',
    to: '    void free',
    breaks: ['P3'],
    focus: { kinds: [], withPeople: true },
    near: 35,
  },
  {
    name: 'seats for the members of a group are not counted',
    file: 'src/workflow/licenses/move-groups.ts',
    from: '    if (needed <= free) continue',
    to: '    if (needed <= Infinity) continue',
    breaks: ['P3'],
    focus: { kinds: [], withPeople: true },
  },
  {
    name: 'a Retry-After that could not be recorded is forgotten',
    file: 'src/store/budget.ts',
    from: '      await untilAnswered(tell, (attempts) => (attempts <= AT_ONCE ? Promise.resolve() : pause(SECOND_MS)))',
    to: '      await tell().finally(() => untold.clear())',
    breaks: ['P9'],
    focus: { kinds: ['429', 'databaseDies', 'databaseRefused'] },
    near: 9,
  },
  {
    name: 'who goes back gets directly what a group gave',
    file: 'src/planning/undo/reverse-moves.ts',
    from: '  const had = before?.direct ?? before?.licenses ?? []',
    to: '  const had = before?.licenses ?? []',
    breaks: ['undo', 'P3'],
    focus: { kinds: [], withUndo: true },
    near: 7,
  },
  {
    name: 'a run that was paused or stopped meanwhile begins what it was about to begin',
    file: 'src/workflow/attempt.ts',
    from: "    if (state !== 'running')",
    to: '    if (state === undefined)',
    breaks: ['halt'],
    focus: { withHalt: true },
  },
  {
    name: 'a plan that asks for a person goes on without',
    file: 'src/workflow/gates.ts',
    from: '  if (await isPassed(db, key, before)) return undefined',
    to: '  if (!(await isPassed(db, key, before))) return undefined',
    breaks: ['P5'],
    focus: { kinds: [], withGates: true },
  },
  {
    name: 'a renewal is said to be changed without looking at what is scheduled',
    file: 'src/workflow/steps/change-renewal.ts',
    from: '  return subscription.autoRenew === autoRenew && subscription.endsAtTerm === endsAtTerm && (sameNext || !autoRenew)',
    to: '  return subscription.autoRenew === autoRenew && (sameNext || endsAtTerm !== undefined)',
    breaks: ['said', 'undo'],
    focus: { kinds: [], withRenewals: true },
  },
  {
    name: 'a renewal is said to be changed as soon as it was asked for, and not read back',
    file: 'src/workflow/steps/change-renewal.ts',
    from: '  return lookAgain(context, pause, CODE, `the renewal of ${offerName} is changed and read back`, { offer: offerName })',
    to: "  return { state: 'done', evidence: {} }",
    breaks: ['said', 'undo'],
    focus: { kinds: [], withRenewals: true, withUndo: true },
    near: 184,
  },
]
