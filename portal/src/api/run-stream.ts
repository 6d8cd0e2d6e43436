import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Events come in heaps; the pages ask again at most so often. */
const ASK_AGAIN_MS = 1000

export type Connection = 'connecting' | 'live' | 'lost'

/**
 * Asks everything under `/api/runs/ID` again whenever the run says that something happened. A browser that loses the connection
 * takes it up again by itself, from the last event it has seen.
 */
export function useRunStream(run: string): Connection {
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(() => {
    const source = new EventSource(`/api/runs/${encodeURIComponent(run)}/stream`)
    const refresh = throttled(() => void refreshRun(queries), ASK_AGAIN_MS)
    source.onopen = () => setConnection('live')
    source.onerror = () => setConnection('lost')
    source.onmessage = refresh.call
    return () => {
      source.close()
      refresh.cancel()
    }
  }, [run, queries])
  return connection
}

function refreshRun(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/api/runs') })
}

/** Calls at once, and once more at the end of a busy interval. */
function throttled(act: () => void, everyMs: number): { readonly call: () => void; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDue = false
  const open = (): void => {
    timer = undefined
    if (isDue) call()
  }
  function call(): void {
    isDue = timer !== undefined
    if (isDue) return
    act()
    timer = setTimeout(open, everyMs)
  }
  return { call, cancel: () => clearTimeout(timer) }
}
