import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'

const LOOK_EVERY_MS = 500

const route = getRouteApi('/inside/runs/$run/customers/$customer')

type Planned = Answer<'/api/runs/{id}/customers/{customer}/change-plans', 'post'>

interface ReadChange {
  /** Reads the customer, plans them anew, and keeps the plan in the address. */
  readonly read: () => Promise<void>
  readonly isReading: boolean
  /** What is otherwise; empty until they were read. */
  readonly changes: Planned['changes']
  readonly error: unknown
}

export function useReadChange(run: string, customer: string): ReadChange {
  const queries = useQueryClient()
  const navigate = route.useNavigate()
  const [isReading, setReading] = useState(false)
  const [changes, setChanges] = useState<Planned['changes']>([])
  const [error, setError] = useState<unknown>()
  const request = api.useMutation('post', '/api/runs/{id}/customers/{customer}/changes')
  const plan = api.useMutation('post', '/api/runs/{id}/customers/{customer}/change-plans')
  const params = { path: { id: run, customer } }

  async function untilRead(snapshot: string): Promise<void> {
    for (;;) {
      const asked = api.queryOptions('get', '/api/snapshots/{id}', { params: { path: { id: snapshot } } })
      const { state, error: why, reason } = await queries.query({ ...asked, staleTime: 0 })
      if (state === 'complete') return
      if (state === 'failed')
        throw new Problem(500, { title: snapshot, detail: why ?? '', code: 'snapshot-failed', facts: { snapshot, state, words: reason } })
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }

  async function read(): Promise<void> {
    setReading(true)
    setError(undefined)
    try {
      const { snapshot } = await request.mutateAsync({ params })
      await untilRead(snapshot)
      const planned = await plan.mutateAsync({ params, body: { snapshot } })
      setChanges(planned.changes)
      await navigate({ search: (old) => ({ ...old, change: planned.plan.id }), replace: true })
    } catch (thrown) {
      setError(thrown)
    }
    setReading(false)
  }

  return { read, isReading, changes, error }
}
