import type { SubscriptionId } from '../../domain/id.ts'
import type { PurchaseLine, Replacement } from '../../domain/plan.ts'
import type { GroupMoveRecord, Purchase, Reason } from '../../domain/run.ts'
import type { UserMoveCounts } from '../../store/user-moves.ts'

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
  readonly unread: string | null
}

/** What a stopped migration leaves behind, in words and as facts, and whether any of it is unknown. */
export function whatStands(standing: Standing): { readonly text: string; readonly isUnknown: boolean; readonly facts: Reason['facts'] } {
  const { method, purchases, planned, moves, groups, old, unread } = standing
  const [noneBought, movedWord] = method === 'undo' ? [[], 'put back'] : [['nothing bought'], 'moved']
  const unknown = purchases.filter(({ state }) => state === 'checkout-sent')
  const bought = purchases.filter(({ state }) => state === 'ordered' || state === 'subscribed' || state === 'ready')
  const moved = moves.moved + moves.verified
  const parts = [
    ...bought.map((each) => boughtWords(each, standing)),
    ...unknown.map((each) => unknownWords(each, standing)),
    ...(bought.length + unknown.length === 0 ? noneBought : []),
    ...(planned > 0 ? [`${moved} of ${userWords(planned)} ${movedWord}`] : []),
    ...(moves.sent > 0 ? [`whether ${moves.sent} more were ${movedWord} is unknown`] : []),
    ...(moves.refused > 0 ? [`${moves.refused} refused`] : []),
    ...groups.flatMap(groupWords),
    ...oldWords(old),
    ...(unread === null ? [] : [`not everything could be read back: ${unread}`]),
  ]
  return {
    text: parts.join(', '),
    isUnknown: unknown.length > 0 || moves.sent > 0 || groups.some(({ state }) => state === 'sent') || unread !== null,
    facts: {
      orders: bought.map(({ orderId }) => orderId),
      unknown: unknown.map(({ line, cartId, marker, checkoutSentAt }) => ({ line, cart: cartId, marker, sentAt: checkoutSentAt })),
      users: { planned, moved, sent: moves.sent, refused: moves.refused },
      groups: groups.map(({ group, name, state }) => ({ group, name, state })),
      oldSubscriptions: old.map(({ id, status }) => ({ id, status })),
    },
  }
}

function seatWords(line: string, { lines }: Standing): string {
  const found = lines.find(({ id }) => id === line)
  return found ? `${found.quantity === 1 ? '1 seat' : `${found.quantity} seats`} of ${found.product.title}` : line
}

function boughtWords({ line, orderId }: Purchase, standing: Standing): string {
  return `${seatWords(line, standing)} bought (${orderId === null ? 'the order is not named' : `order ${orderId}`})`
}

function unknownWords({ line, cartId, marker, checkoutSentAt }: Purchase, standing: Standing): string {
  const evidence = [...(cartId === null ? [] : [`cart ${cartId}`]), `marker ${marker}`, `sent ${checkoutSentAt ?? 'at an unknown time'}`]
  return `whether ${seatWords(line, standing)} were bought is unknown (${evidence.join(', ')}; look for it in Partner Center)`
}

/** A change that is made goes on without us. */
function groupWords({ name, state, members }: Standing['groups'][number]): readonly string[] {
  if (state === 'sent') return [`whether the group ${name} was changed is unknown`]
  if (state === 'processing') return [`the group ${name} is changed, and its ${members ?? 0} members follow without us`]
  return state === 'done' ? [`the group ${name} is changed`] : []
}

function oldWords(old: readonly OldSubscription[]): readonly string[] {
  if (old.length === 1) return [`the old subscription is ${old[0]?.status ?? ''}`]
  return old.map(({ id, status }) => `the old subscription ${id} is ${status}`)
}

function userWords(count: number): string {
  return count === 1 ? '1 user' : `${count} users`
}
