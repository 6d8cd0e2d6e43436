import { z } from 'zod'
import { isCountry } from './country.ts'

/** The days of the month are checked too: what does not exist is not another day. */
function isMoment(text: string): boolean {
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 16) === text.slice(0, 16)
}

const NewServices = z.union([z.enum(['on', 'off']), z.strictObject({ on: z.array(z.string()) })], {
  error: 'expected on, off, or { on: [service plan ids] }: what happens to services that are new in the target',
})
const Seats = z.union([z.enum(['as-before', 'assigned']), z.strictObject({ assignedPlus: z.number().int().min(0).max(1_000_000) })], {
  error: 'expected as-before, assigned, or { assignedPlus: N }',
})
const Hold = z.union(
  [z.strictObject({ workingDays: z.number().int().min(0).max(4) }), z.strictObject({ hours: z.number().min(0).max(144) })],
  { error: 'expected { workingDays: N }, at most 4, or { hours: N }, at most 144: inside the seven days of free cancellation' },
)
const Ceiling = z.strictObject({
  amount: z.string().regex(/^\d+(\.\d+)?$/, 'expected an amount such as "20.00"'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected a currency such as EUR'),
})

const Country = z.string().refine(isCountry, 'expected a country such as IT (ISO 3166-1, two capital letters)')
const UsageLocation = z.union([z.literal('customer-country'), Country], {
  error: 'expected customer-country, or a country such as IT (ISO 3166-1, two capital letters)',
})
const SeatCount = z.number().int().min(0).max(1_000_000).nullable()
const Users = z.strictObject({
  users: z.array(z.string().max(320).toLowerCase()).min(1).describe('user principal names'),
  option: z.string().nullable().default(null).describe('another option of the same retirement'),
  usageLocation: Country.nullable().default(null).describe('given to those who have none'),
})

const Moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/, 'expected a moment such as 2026-12-01T18:00Z')
  .refine(isMoment, 'there is no such moment: expected one such as 2026-12-01T18:00Z')
/** What an act waits for beside its turn. */
export const Gate = z.union([z.enum(['open', 'person']), Moment], {
  error: 'expected open, person, or a moment such as 2026-12-01T18:00Z: what it waits for beside its turn',
})
const DoneBy = z.enum(['automatic', 'by-a-person'], { error: 'expected automatic, or by-a-person where somebody else does it' })

const perCustomer = {
  options: z.record(z.string(), z.string()),
  seats: Seats,
  seatLimits: z.strictObject({ minimum: SeatCount.default(null), maximum: SeatCount.default(null) }),
  seatsFrom: z
    .array(z.enum(['owned', 'more', 'new']))
    .min(1, 'expected at least one of owned, more, new: where seats may come from, tried in this order')
    .refine((sources) => new Set(sources).size === sources.length, 'each source only once'),
  term: z.enum(['P1M', 'P1Y', 'P3Y']),
  billingCycle: z.enum(['as-before', 'monthly', 'annual']),
  atTermEnd: z.literal('renew', { error: 'expected renew; ending the new subscription at its term is not built yet' }),
  unitPriceCeiling: Ceiling.nullable(),
  usageLocation: UsageLocation.nullable(),
  voiceLoss: z.enum(['block', 'accept'], { error: 'expected block or accept: whether users may lose a voice service they have on' }),
  teamsLoss: z.enum(['block', 'accept'], { error: 'expected block or accept: whether users may lose Teams' }),
  policies: z.record(
    z.string(),
    z.enum(['leave', 'stop-renewal', 'suspend', 'migrate'], {
      error: 'expected leave, stop-renewal, suspend or migrate: what becomes of a retired product',
    }),
  ),
  waitBefore: z.strictObject({ buy: Gate.default('open'), move: Gate.default('open'), suspend: Gate.default('open') }),
  purchase: DoneBy,
  suspension: DoneBy,
  users: z.array(Users),
}

const Day = z.iso.date('expected a day, written YYYY-MM-DD')
const Customers = z.record(
  z.string(),
  // Of seat limits and of waits, what is left out stays the plan's.
  z
    .strictObject({
      ...perCustomer,
      seatLimits: z.strictObject({ minimum: SeatCount.optional(), maximum: SeatCount.optional() }),
      waitBefore: z.strictObject({ buy: Gate.optional(), move: Gate.optional(), suspend: Gate.optional() }),
    })
    .partial(),
)
const Renewals = z.record(
  z.string(),
  z.strictObject({
    autoRenew: z.boolean().nullable().default(null),
    quantity: z.number().int().min(1).max(1_000_000).nullable().default(null).describe('seats from the next term on'),
    term: perCustomer.term.nullable().default(null),
    billingCycle: z.enum(['monthly', 'annual']).nullable().default(null),
  }),
)
const MayStayUntil = z.record(z.string(), Day)

/**
 * What the operator decides, as a choices file or a request body holds it. Customers are named by id or domain.
 * `newServices` has no default on purpose.
 */
export const ChoicesInput = z.strictObject({
  newServices: NewServices,
  options: perCustomer.options.default({}).describe('retirement id to option id'),
  seats: perCustomer.seats.default('as-before'),
  seatLimits: perCustomer.seatLimits.default({ minimum: null, maximum: null }),
  seatsFrom: perCustomer.seatsFrom.default(['new']),
  term: perCustomer.term.default('P1Y'),
  billingCycle: perCustomer.billingCycle.default('as-before'),
  atTermEnd: perCustomer.atTermEnd.default('renew'),
  unitPriceCeiling: perCustomer.unitPriceCeiling.default(null),
  usageLocation: perCustomer.usageLocation.default(null).describe('for users who have none; null blocks them'),
  voiceLoss: perCustomer.voiceLoss.default('block'),
  teamsLoss: perCustomer.teamsLoss.default('block'),
  policies: perCustomer.policies.default({}).describe('retirement id to what becomes of it; else its option, else what the catalog says'),
  waitBefore: perCustomer.waitBefore.default({ buy: 'open', move: 'open', suspend: 'open' }),
  purchase: perCustomer.purchase.default('automatic').describe('by-a-person: somebody buys it elsewhere, and its seats are waited for'),
  suspension: perCustomer.suspension
    .default('automatic')
    .describe('by-a-person: somebody ends the old subscription, and that is read back'),
  users: perCustomer.users.default([]),
  hold: Hold.default({ workingDays: 2 }),
  latecomers: z.enum(['move-within-spare-seats', 'leave']).default('move-within-spare-seats'),
  onFailure: z
    .enum(['wait-for-a-person', 'undo'], { error: 'expected wait-for-a-person, or undo: what happens when a step fails' })
    .default('wait-for-a-person'),
  termEndMarginDays: z.number().int().min(0).max(365).default(3),
  only: z.array(z.string()).default([]).describe('customers by id or domain; empty means every affected one'),
  customers: Customers.default({}).describe('exceptions, by customer id or domain'),
  mayStayUntil: MayStayUntil.default({}).describe('subscription id to the day until which it is left as it is'),
  productMove: z
    .strictObject({ from: z.string().min(1).max(300), to: z.array(z.string().max(300)).min(1).max(20) })
    .nullable()
    .default(null)
    .describe('a move from one product to others without a retirement, by name, part number or id'),
  renewals: Renewals.nullable().default(null).describe('subscription id to how its term is to end: that is changed, and nothing else'),
  allowUnreviewed: z.boolean().default(false).describe('plan with catalog entries that nobody has reviewed'),
})
export type ChoicesInput = z.infer<typeof ChoicesInput>

/** What a table of choices comes to: exceptions of single customers, users and subscriptions. */
export const ChoicesPart = z.object({ customers: Customers, mayStayUntil: MayStayUntil })
export type ChoicesPart = z.infer<typeof ChoicesPart>
