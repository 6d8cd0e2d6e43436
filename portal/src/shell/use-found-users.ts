import { useRef, useState } from 'react'
import type { Answer } from '../api/answer.ts'
import { api } from '../api/client.ts'

export type FoundUser = Answer<'/api/users', 'get'>['items'][number]

export const SHOWN_MOST = 10
const LETTERS_LEAST = 2
const PAUSE_MS = 200
const FRESH_MS = 30_000

interface FoundUsers {
  readonly items: readonly FoundUser[]
  readonly error: unknown
  /** What is found is of what was typed before; it stays until there is other. */
  readonly isBehind: boolean
  /** Asks for these words once nobody has typed for a moment. */
  readonly ask: (words: string) => void
  /** What was typed last is not asked any more. */
  readonly leave: () => void
}

/** Users whose name begins as somebody types it. Answers are kept by their words: one that comes late is of no other words. */
export function useFoundUsers(words: string): FoundUsers {
  const [asked, setAsked] = useState({ words: '', goesOn: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isLong = asked.words.length >= LETTERS_LEAST
  const { data, error, isPlaceholderData } = api.useQuery(
    'get',
    '/api/users',
    { params: { query: { q: asked.words, limit: SHOWN_MOST } } },
    { enabled: isLong, staleTime: FRESH_MS, placeholderData: (before) => (asked.goesOn ? before : undefined) },
  )
  const leave = (): void => clearTimeout(timer.current)
  return {
    items: isLong ? (data?.items ?? []) : [],
    error: isLong ? error : null,
    isBehind: asked.words !== words.trim() || data === undefined || isPlaceholderData,
    ask(typed) {
      leave()
      timer.current = setTimeout(() => setAsked((was) => next(was.words, typed.trim())), PAUSE_MS)
    },
    leave,
  }
}

/** Rows of other words say nothing of these, unless one is the beginning of the other. */
function next(was: string, words: string): { readonly words: string; readonly goesOn: boolean } {
  return { words, goesOn: was !== '' && words !== '' && (words.startsWith(was) || was.startsWith(words)) }
}
