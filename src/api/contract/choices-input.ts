import { z } from 'zod'
import { isCountry } from './country.ts'

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
  users: z.array(Users),
}

const Day = z.iso.date('expected a day, written YYYY-MM-DD')
const Customers = z.record(
  z.string(),
  // Of seat limits, the one that is left out stays the plan's.
  z
    .strictObject({ ...perCustomer, seatLimits: z.strictObject({ minimum: SeatCount.optional(), maximum: SeatCount.optional() }) })
    .partial(),
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
  users: perCustomer.users.default([]),
  hold: Hold.default({ workingDays: 2 }),
  afterHold: z.literal('go-on', { error: 'expected go-on; waiting for a person after the hold is not built yet' }).default('go-on'),
  latecomers: z.enum(['move-within-spare-seats', 'leave']).default('move-within-spare-seats'),
  onFailure: z.literal('wait-for-a-person', { error: 'expected wait-for-a-person; undo is not built yet' }).default('wait-for-a-person'),
  termEndMarginDays: z.number().int().min(0).max(365).default(3),
  only: z.array(z.string()).default([]).describe('customers by id or domain; empty means every affected one'),
  customers: Customers.default({}).describe('exceptions, by customer id or domain'),
  mayStayUntil: MayStayUntil.default({}).describe('subscription id to the day until which it is left as it is'),
  productMove: z
    .strictObject({ from: z.string().min(1).max(300), to: z.array(z.string().max(300)).min(1).max(20) })
    .nullable()
    .default(null)
    .describe('a move from one product to others without a retirement, by name, part number or id'),
  allowUnreviewed: z.boolean().default(false).describe('plan with catalog entries that nobody has reviewed'),
})
export type ChoicesInput = z.infer<typeof ChoicesInput>

/** What a table of choices comes to: exceptions of single customers, users and subscriptions. */
export const ChoicesPart = z.object({ customers: Customers, mayStayUntil: MayStayUntil })
export type ChoicesPart = z.infer<typeof ChoicesPart>
