import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Confirm } from './confirm.tsx'

/** Asks before writes are allowed again, and says what begins with that. */
export function AllowWrites({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('shell')
  const queries = useQueryClient()
  const runs = api.useQuery('get', '/api/runs', {})
  const allow = api.useMutation('post', '/api/writes/allow')
  const underWay = runs.data?.items.filter(({ state }) => state === 'running' || state === 'stopping').length ?? 0
  return (
    <Confirm
      title={t('allowWritesQuestion')}
      act={t('allowWrites')}
      onClose={onClose}
      onAct={async () => {
        await allow.mutateAsync({})
        await queries.invalidateQueries()
      }}
    >
      {t('allowWritesMeans', { count: underWay })}
    </Confirm>
  )
}
