import { useEffect, useState } from 'react'
import { api } from '../api/client.ts'
import type { Answer } from '../api/answer.ts'

export type Status = Answer<'/api/status', 'get'>

const READ_AGAIN_MS = 10_000

/** Connection, level of trust, workers and clock, read again every ten seconds. */
export function useStatus(): Status {
  return api.useSuspenseQuery('get', '/api/status', {}, { refetchInterval: READ_AGAIN_MS }).data
}

/** The product's time in milliseconds since 1970, which in practice may run faster than ours; looked at again every `everyMs`. */
export function useNow(everyMs = READ_AGAIN_MS): number {
  const { clock } = useStatus()
  const [readAt, setReadAt] = useState(() => ({ now: clock.now, at: performance.now() }))
  if (readAt.now !== clock.now) setReadAt({ now: clock.now, at: performance.now() })
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return Date.parse(clock.now) + (performance.now() - readAt.at) * clock.rate
}
