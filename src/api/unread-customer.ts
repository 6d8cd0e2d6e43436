import type { Coverage } from '../domain/snapshot.ts'
import { unreadReason } from '../inventory/unread-reason.ts'
import type { UnreadCustomer } from './contract/snapshots.ts'

/** A customer whom nobody could read, with the reason in words of ours. */
export function toUnreadCustomer({ customer, why }: Coverage['failed'][number]): UnreadCustomer {
  return { customer, why, reason: unreadReason(why) }
}
