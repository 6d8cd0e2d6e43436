import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answer } from '../api/answer.ts'
import { api } from '../api/client.ts'

export type Status = Answer<'/api/status', 'get'>

const READ_AGAIN_MS = 10_000

/** The product's clock, its trust and what is stopped: around every page. */
export const STATUS = api.queryOptions('get', '/api/status', {}, { refetchInterval: READ_AGAIN_MS })

/** Connection, level of trust, workers and clock, read again every ten seconds. */
export function useStatus(): Status {
  return useReadStatus().data
}

/** Whether the server answered when it was last asked. */
export function useIsReached(): boolean {
  const { error, fetchStatus } = useReadStatus()
  // A browser that is offline does not ask at all.
  return error === null && fetchStatus !== 'paused'
}

/** The product's time in milliseconds since 1970, which in practice may run faster than ours; looked at again every `everyMs`. */
export function useNow(everyMs = READ_AGAIN_MS): number {
  const { data, dataUpdatedAt } = useReadStatus()
  const [here, setHere] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return Date.parse(data.clock.now) + Math.max(0, here - dataUpdatedAt) * data.clock.rate
}

function useReadStatus() {
  return useSuspenseQuery(STATUS)
}
