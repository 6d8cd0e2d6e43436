import type { License } from './model/state.ts'

/** A change of licenses in a line. */
export function say(add: readonly { readonly skuId: string }[], remove: readonly string[]): string {
  return `+[${add.map(({ skuId }) => skuId).join(', ')}] -[${remove.join(', ')}]`
}

/** Whatever their order. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b))
}

function normal(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value
    .map((each: unknown) => (isLicense(each) ? { skuId: each.skuId, disabledPlans: [...each.disabledPlans].sort() } : each))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function isLicense(value: unknown): value is License {
  return typeof value === 'object' && value !== null && 'skuId' in value && 'disabledPlans' in value
}
