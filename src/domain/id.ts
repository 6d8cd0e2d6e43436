/**
 * Ids that cannot be swapped for one another.
 *
 * GUIDs arrive in two casings inside one answer (Partner Center shows legacy ids in upper case,
 * Graph everything in lower case), so an id enters the domain through `id()`, which lower-cases it.
 */
declare const idOf: unique symbol
export type Id<Name extends string> = string & { readonly [idOf]: Name }

export type CustomerId = Id<'Customer'>
export type SubscriptionId = Id<'Subscription'>
/** A directory SKU: what Graph calls `skuId`, what users hold. */
export type SkuId = Id<'Sku'>
export type ServicePlanId = Id<'ServicePlan'>
export type UserId = Id<'User'>
export type GroupId = Id<'Group'>
export type SnapshotId = Id<'Snapshot'>
export type PlanId = Id<'Plan'>
export type RunId = Id<'Run'>
export type RetirementId = Id<'Retirement'>
export type OptionId = Id<'Option'>

/** Lower-cases and brands an id read from outside. */
export function id<T extends Id<string>>(text: string): T {
  return text.toLowerCase() as T
}
