const SLICE_MOST = 500

interface Slice<T> {
  readonly total: number
  readonly items: readonly T[]
}

/** The first `limit` of a list, however many the API gives at once. */
export async function readSlices<T, A extends Slice<T>>(
  limit: number,
  read: (slice: { readonly offset: number; readonly limit: number }) => Promise<A>,
): Promise<A> {
  const first = await read({ offset: 0, limit: Math.min(limit, SLICE_MOST) })
  const items = [...first.items]
  while (items.length < Math.min(limit, first.total)) {
    const { items: more } = await read({ offset: items.length, limit: Math.min(limit - items.length, SLICE_MOST) })
    if (more.length === 0) break
    items.push(...more)
  }
  return { ...first, items }
}
