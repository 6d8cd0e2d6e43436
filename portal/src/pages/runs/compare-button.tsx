import { ArrowSyncRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'

const LOOK_AGAIN_MS = 1000

/** Reads seats, units and licenses of one customer now; the page shows the newest reading by itself. */
export function CompareButton({ customer }: { readonly customer: string }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const take = api.useMutation('post', '/api/reconciliations')
  const taken = api.useQuery(
    'get',
    '/api/reconciliations/{id}',
    { params: { path: { id: take.data?.id ?? '' } } },
    { enabled: take.data !== undefined, refetchInterval: ({ state: { data } }) => (data?.done ? false : LOOK_AGAIN_MS) },
  )
  const isReading = take.isPending || (take.data !== undefined && taken.data?.done !== true && !taken.error)
  const error = take.error ?? taken.error
  return (
    <>
      <RightButton
        right="plan"
        icon={<ArrowSyncRegular />}
        disabled={isReading}
        onClick={() => take.mutate({ body: { customers: [customer], all: false } })}
      >
        {t(isReading ? 'comparing' : 'compare')}
      </RightButton>
      {error ? <ProblemNote error={error} /> : null}
    </>
  )
}
