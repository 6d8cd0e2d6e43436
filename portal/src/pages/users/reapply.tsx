import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import type { PersonMove } from './person.ts'

interface ReapplyProps {
  readonly move: PersonMove
  readonly userPrincipalName: string
  readonly isRetry: boolean
  /** With the event of the run that says so. */
  readonly onAsked: (event: string) => void
  readonly onClose: () => void
}

/** Asks before the approved license is given again, or what failed is tried again. */
export function Reapply({ move, userPrincipalName, isRetry, onAsked, onClose }: ReapplyProps): React.JSX.Element {
  const { t } = useTranslation('users')
  const queries = useQueryClient()
  const reapply = api.useMutation('post', '/api/users/{userPrincipalName}/reapply')
  const retry = api.useMutation('post', '/api/runs/{id}/retry')
  const licenses = move.added.map(({ name }) => name).join(', ')
  return (
    <Confirm
      title={t(isRetry ? 'retryQuestion' : 'reapplyQuestion', { user: userPrincipalName })}
      act={t(isRetry ? 'retry' : 'reapply')}
      onClose={onClose}
      onAct={async () => {
        if (isRetry) await retry.mutateAsync({ params: { path: { id: move.run } }, body: { customer: move.customer } })
        else onAsked((await reapply.mutateAsync({ params: { path: { userPrincipalName } } })).asked)
        await queries.invalidateQueries({ queryKey: ['get', '/api/users/{userPrincipalName}'] })
      }}
    >
      <p>{t(isRetry ? 'retryMeans' : 'reapplyMeans', { licenses, run: move.run })}</p>
      <WhatWaits run={isRetry ? move.run : undefined} />
    </Confirm>
  )
}
