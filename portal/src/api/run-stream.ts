import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Events come in heaps; the pages ask again at most so often. */
const ASK_AGAIN_MS = 1000

export type Connection = 'connecting' | 'live' | 'lost'

/** A browser gives up on an answer that is no stream, such as that of a proxy whose server is away; we do not. */
const OPEN_AGAIN_MS = 3000

/**
 * Asks everything under `/api/runs/ID` again whenever the run says that something happened. A connection that is lost is taken up
 * again, and what happened meanwhile is asked for.
 */
export function useRunStream(run: string): Connection {
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(() => {
    const refresh = throttled(() => refreshRun(queries), ASK_AGAIN_MS)
    let again: ReturnType<typeof setTimeout> | undefined
    let source = open()
    function open(): EventSource {
      // What happened before is in what the page has read.
      const opened = new EventSource(`/api/runs/${encodeURIComponent(run)}/stream?after=latest`)
      opened.onopen = () => {
        setConnection('live')
        refresh.call()
      }
      opened.onerror = () => {
        setConnection('lost')
        if (opened.readyState === EventSource.CLOSED) again = setTimeout(() => (source = open()), OPEN_AGAIN_MS)
      }
      opened.onmessage = refresh.call
      return opened
    }
    return () => {
      source.close()
      clearTimeout(again)
      refresh.cancel()
    }
  }, [run, queries])
  return connection
}

function refreshRun(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/api/runs') })
}

/** Calls at once, and once more at the end of a busy interval, which lasts until the call is done: one that takes long is not broken off by the next. */
function throttled(act: () => Promise<void>, everyMs: number): { readonly call: () => void; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false
  let isDue = false
  let isOver = false
  const open = (): void => {
    isBusy = false
    if (isDue) call()
  }
  function call(): void {
    isDue = isBusy
    if (isBusy) return
    isBusy = true
    void act().finally(() => {
      if (!isOver) timer = setTimeout(open, everyMs)
    })
  }
  function cancel(): void {
    isOver = true
    clearTimeout(timer)
  }
  return { call, cancel }
}
