import type { SubscriptionId } from '../../domain/id.ts'
import type { PurchaseLine, Replacement } from '../../domain/plan.ts'
import type { GroupMoveRecord, Purchase, Reason } from '../../domain/run.ts'
import type { UserMoveCounts } from '../../store/user-moves.ts'
import { clauses, reason } from '../outcome.ts'

export interface OldSubscription {
  readonly id: SubscriptionId
  /** In words: `active`, `suspended`, `deleted by Microsoft`. */
  readonly status: string
}

/** What is known of a migration that goes no further. */
export interface Standing {
  readonly method: Replacement['method']
  readonly lines: readonly Pick<PurchaseLine, 'id' | 'quantity' | 'product'>[]
  readonly purchases: readonly Purchase[]
  /** Users of the part. */
  readonly planned: number
  /** Empty counts where nobody's turn had come. */
  readonly moves: UserMoveCounts
  /** Empty where the part has none, or none had its turn. */
  readonly groups: readonly Pick<GroupMoveRecord, 'group' | 'name' | 'state' | 'members'>[]
  readonly old: readonly OldSubscription[]
  /** Why not everything could be read; null when it could. */
  readonly unread: Reason | null
}

/** What a stopped migration leaves behind, in words and as facts, and whether any of it is unknown. */
export function whatStands(standing: Standing): { readonly text: string; readonly isUnknown: boolean; readonly facts: Reason['facts'] } {
  const { method, purchases, planned, moves, groups, old, unread } = standing
  const isBack = method === 'undo'
  const movedWord = isBack ? 'put back' : 'moved'
  const unknown = purchases.filter(({ state }) => state === 'checkout-sent')
  const bought = purchases.filter(({ state }) => state === 'ordered' || state === 'subscribed' || state === 'ready')
  const moved = moves.moved + moves.verified
  const parts = [
    ...bought.map((each) => boughtWords(each, standing)),
    ...unknown.map((each) => unknownWords(each, standing)),
    ...(bought.length + unknown.length === 0 && !isBack ? [reason('stands-nothing-bought', 'nothing bought')] : []),
    ...(planned > 0 ? [reason('stands-moved', `${moved} of ${userWords(planned)} ${movedWord}`, { moved, planned })] : []),
    ...(moves.sent > 0 ? [reason('stands-unknown', `whether ${moves.sent} more were ${movedWord} is unknown`, { sent: moves.sent })] : []),
    ...(moves.refused > 0 ? [reason('stands-refused', `${moves.refused} refused`, { refused: moves.refused })] : []),
    ...groups.flatMap(groupWords),
    ...oldWords(old),
    ...(unread === null ? [] : [reason('stands-unread', `not everything could be read back: ${unread.text}`, { why: { ...unread } })]),
  ]
  return {
    text: clauses(parts),
    isUnknown: unknown.length > 0 || moves.sent > 0 || groups.some(({ state }) => state === 'sent') || unread !== null,
    facts: {
      orders: bought.map(({ orderId }) => orderId),
      unknown: unknown.map(({ line, cartId, marker, checkoutSentAt }) => ({ line, cart: cartId, marker, sentAt: checkoutSentAt })),
      users: { planned, moved, sent: moves.sent, refused: moves.refused },
      groups: groups.map(({ group, name, state }) => ({ group, name, state })),
      oldSubscriptions: old.map(({ id, status }) => ({ id, status })),
      parts: parts.map((part) => ({ ...part })),
    },
  }
}

function seatsOf(line: string, { lines }: Standing): { readonly text: string; readonly seats: number | null; readonly product: string } {
  const found = lines.find(({ id }) => id === line)
  if (!found) return { text: line, seats: null, product: line }
  const { quantity: seats, product } = found
  return { text: `${seats === 1 ? '1 seat' : `${seats} seats`} of ${product.title}`, seats, product: product.title }
}

function boughtWords({ line, orderId }: Purchase, standing: Standing): Reason {
  const { text, ...facts } = seatsOf(line, standing)
  const order = orderId === null ? 'the order is not named' : `order ${orderId}`
  return reason('stands-bought', `${text} bought (${order})`, { ...facts, order: orderId })
}

function unknownWords({ line, cartId, marker, checkoutSentAt }: Purchase, standing: Standing): Reason {
  const { text, ...facts } = seatsOf(line, standing)
  const evidence = [...(cartId === null ? [] : [`cart ${cartId}`]), `marker ${marker}`, `sent ${checkoutSentAt ?? 'at an unknown time'}`]
  return reason(
    'stands-purchase-unknown',
    `whether ${text} were bought is unknown (${evidence.join(', ')}; look for it in Partner Center)`,
    { ...facts, cart: cartId, marker, sentAt: checkoutSentAt },
  )
}

/** A change that is made goes on without us. */
function groupWords({ name: group, state, members: known }: Standing['groups'][number]): readonly Reason[] {
  const members = known ?? 0
  const say = (text: string): readonly Reason[] => [reason('stands-group', text, { group, members })]
  if (state === 'sent') return say(`whether the group ${group} was changed is unknown`)
  if (state === 'processing') return say(`the group ${group} is changed, and its ${members} members follow without us`)
  return state === 'done' ? say(`the group ${group} is changed`) : []
}

function oldWords(old: readonly OldSubscription[]): readonly Reason[] {
  return old.map(({ id, status }) => {
    const which = old.length === 1 ? '' : ` ${id}`
    return reason('stands-old', `the old subscription${which} is ${status}`, { subscription: id, status })
  })
}

function userWords(count: number): string {
  return count === 1 ? '1 user' : `${count} users`
}
