import type { Slice } from '../../store/book-subscriptions.ts'

const AT_ONCE = 2000

/** All of a list, some at a time, so that no table is in memory as a whole. */
export async function* inSlices<T>(read: (slice: Slice) => Promise<readonly T[]>): AsyncGenerator<T> {
  for (let offset = 0; ; offset += AT_ONCE) {
    const items = await read({ offset, limit: AT_ONCE })
    yield* items
    if (items.length < AT_ONCE) return
  }
}
