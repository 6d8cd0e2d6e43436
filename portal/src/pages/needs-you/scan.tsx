import { ProgressBar, Text } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'

const LOOK_EVERY_MS = 1000

/** Reads the whole book anew, and shows how far it has come. */
export function Scan({ isFirst }: { readonly isFirst: boolean }): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  const take = api.useMutation('post', '/api/snapshots')
  return (
    <>
      {take.data ? <Progress id={take.data.id} onDone={take.reset} /> : null}
      {take.error ? <ProblemNote error={take.error} /> : null}
      <RightButton
        right="plan"
        appearance={isFirst ? 'primary' : 'secondary'}
        disabled={take.isPending || take.data !== undefined}
        onClick={() => take.mutate({ body: {} })}
      >
        {t(isFirst ? 'scanFirst' : 'scanAgain')}
      </RightButton>
    </>
  )
}

function Progress({ id, onDone }: { readonly id: string; readonly onDone: () => void }): React.JSX.Element | null {
  const { t } = useTranslation('needs-you')
  const queries = useQueryClient()
  const { data, error } = api.useQuery('get', '/api/snapshots/{id}', { params: { path: { id } } }, { refetchInterval: LOOK_EVERY_MS })
  const isDone = data?.state === 'complete'
  useEffect(() => {
    if (!isDone) return
    void queries.invalidateQueries()
    onDone()
  }, [isDone, queries, onDone])
  if (error) return <ProblemNote error={error} />
  if (data?.state === 'failed') return <ProblemNote error={new Error(data.error ?? '')} />
  const { customersRead = 0, customersTotal = 0 } = data?.coverage ?? {}
  return (
    <div role="status">
      <Text>{t('reading', { read: customersRead, total: customersTotal })}</Text>
      <ProgressBar value={customersTotal === 0 ? undefined : customersRead / customersTotal} aria-label={t('scanAgain')} />
    </div>
  )
}
