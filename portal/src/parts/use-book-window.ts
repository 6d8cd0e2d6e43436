import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

/** So many rows are read at once, and their beginning moves by this much. */
const LIMIT = 200
const STEP = 100
/** What is in sight begins at least so far behind the beginning: scrolling back finds rows that are there. */
const MARGIN = 50

interface Slice<Item, Book> {
  readonly book: Book
  readonly total: number
  readonly items: readonly Item[]
}

/** Reads the part of a list that is in sight. `signal`: nobody wants it any more. */
export type ReadSlice<Item, Book> = (slice: {
  readonly offset: number
  readonly limit: number
  readonly signal: AbortSignal
}) => Promise<Slice<Item, Book>>

/** How often a list is read anew, in ms, by what was read last; false: not by itself. */
type ReadAgain<Book> = (book: Book | undefined) => number | false

/**
 * The rows around those in sight of a list that the API sorts and filters. While others are on their way those that were there stay.
 * `path` and `of`: what the list is and how it is filtered and sorted. `againMs`: so often it is read anew.
 */
export function useBookWindow<Item, Book>(path: string, of: object, read: ReadSlice<Item, Book>, againMs?: ReadAgain<Book>) {
  const whole = JSON.stringify(of)
  const [seen, setSeen] = useState({ whole, offset: 0 })
  const offset = seen.whole === whole ? seen.offset : 0
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['get', path, of, offset],
    queryFn: async ({ signal }) => ({ ...(await read({ offset, limit: LIMIT, signal })), offset }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => againMs?.(state.data?.book) ?? false,
  })
  return {
    data,
    error,
    refetch,
    whole,
    isReading: isPlaceholderData,
    rowAt: (index: number): Item | undefined => data?.items[index - data.offset],
    onSee: (first: number): void => {
      const next = Math.max(0, Math.floor((first - MARGIN) / STEP) * STEP)
      if (next !== seen.offset || whole !== seen.whole) setSeen({ whole, offset: next })
    },
  }
}
