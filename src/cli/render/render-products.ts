import type { HeldProduct } from '../../api/contract/snapshots.ts'
import { counted, wrap } from './text.ts'
import type { View } from './view.ts'

/** A block per product: its ids are what commands want, so they are never cut. */
export function renderProducts(items: readonly HeldProduct[], view: View): string {
  if (items.length === 0) return 'No customer has such a product.'
  return items.map((item) => block(item, view)).join('\n')
}

/** The same, counted from 1. */
export function renderNumbered(items: readonly HeldProduct[], view: View): string {
  return items.map((item, at) => block({ ...item, name: `${at + 1}  ${item.name}` }, view)).join('\n')
}

function block({ name, family, offerId, skuId, customers, seats, retirement, retirementReviewed }: HeldProduct, view: View): string {
  const facts = `${FAMILY_WORDS[family] ?? family}, ${counted(customers, 'customer')}, ${counted(seats, 'seat')}`
  const retired = retirement === null ? [] : [`  retired   ${retirement}${retirementReviewed === false ? ' (not reviewed)' : ''}`]
  const lines = [`  ${facts}`, `  offer id  ${offerId}`, `  SKU id    ${skuId ?? 'not read yet'}`, ...retired]
  return [view.paint('strong', wrap(name, view.columns)), ...lines.map((line) => wrap(line, view.columns, 10))].join('\n')
}

const FAMILY_WORDS: Readonly<Record<string, string>> = { nce: 'new commerce' }
