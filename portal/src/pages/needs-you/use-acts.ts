import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { WorklistItem } from './worklist-item.ts'

type What = WorklistItem['act']['what']

interface Direct {
  readonly title: string
  readonly means: string
  readonly carryOut: () => Promise<unknown>
}

/** A worker goes on a moment after the word: what came of it is shown then, not at the next turn. */
const WORKER_TAKES_MS = 2000

/** What can be done from the line itself, with the question that comes before. */
export function useActs({ run, customer, reason }: WorklistItem): Partial<Record<What, Direct>> {
  const { t } = useTranslation('needs-you')
  const queries = useQueryClient()
  const renewed = {
    onSuccess: async () => {
      setTimeout(() => void queries.invalidateQueries(), WORKER_TAKES_MS)
      await queries.invalidateQueries()
    },
  }
  const resume = api.useMutation('post', '/api/runs/{id}/resume', renewed)
  const retry = api.useMutation('post', '/api/runs/{id}/retry', renewed)
  const goOn = api.useMutation('post', '/api/runs/{id}/gates/{gate}/passes', renewed)
  const [id, name, gate] = [run ?? '', customer?.name ?? t('several'), gateOf(reason)]
  const body = customer ? { customer: customer.id } : {}
  return {
    resume: {
      title: t('ask.resume', { run: id }),
      means: t('means.resume'),
      carryOut: () => resume.mutateAsync({ params: { path: { id } } }),
    },
    retry: {
      title: t('ask.retry', { name }),
      means: t('means.retry', { run: id }),
      carryOut: () => retry.mutateAsync({ params: { path: { id } }, body }),
    },
    ...(gate === undefined
      ? {}
      : {
          'go-on': {
            title: t(`ask.${gate}`, { name }),
            means: t('means.go-on', { run: id }),
            carryOut: () => goOn.mutateAsync({ params: { path: { id, gate } }, body }),
          },
        }),
  }
}

function gateOf({ facts }: WorklistItem['reason']): 'buy' | 'move' | 'suspend' | undefined {
  return (['buy', 'move', 'suspend'] as const).find((gate) => facts['before'] === gate)
}
