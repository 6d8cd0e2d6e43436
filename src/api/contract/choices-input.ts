import { z } from 'zod'

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

const perCustomer = {
  options: z.record(z.string(), z.string()),
  seats: Seats,
  term: z.enum(['P1M', 'P1Y', 'P3Y']),
  billingCycle: z.enum(['as-before', 'monthly', 'annual']),
  atTermEnd: z.literal('renew', { error: 'expected renew; ending the new subscription at its term is not built yet' }),
  unitPriceCeiling: Ceiling.nullable(),
}

/**
 * What the operator decides, as a choices file or a request body holds it. Customers are named by id or domain.
 * `newServices` has no default on purpose.
 */
export const ChoicesInput = z.strictObject({
  newServices: NewServices,
  options: perCustomer.options.default({}).describe('retirement id to option id'),
  seats: perCustomer.seats.default('as-before'),
  term: perCustomer.term.default('P1Y'),
  billingCycle: perCustomer.billingCycle.default('as-before'),
  atTermEnd: perCustomer.atTermEnd.default('renew'),
  unitPriceCeiling: perCustomer.unitPriceCeiling.default(null),
  hold: Hold.default({ workingDays: 2 }),
  afterHold: z.literal('go-on', { error: 'expected go-on; waiting for a person after the hold is not built yet' }).default('go-on'),
  latecomers: z.enum(['move-within-spare-seats', 'leave']).default('move-within-spare-seats'),
  onFailure: z.literal('wait-for-a-person', { error: 'expected wait-for-a-person; undo is not built yet' }).default('wait-for-a-person'),
  termEndMarginDays: z.number().int().min(0).max(365).default(3),
  only: z.array(z.string()).default([]).describe('customers by id or domain; empty means every affected one'),
  customers: z.record(z.string(), z.strictObject(perCustomer).partial()).default({}).describe('exceptions, by customer id or domain'),
})
export type ChoicesInput = z.infer<typeof ChoicesInput>
