import { useRouter } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'

/** Begins to read the book, and leads to where the plan is made meanwhile. */
export function ScanAndPlan(): React.JSX.Element {
  const { t } = useTranslation('plans')
  const router = useRouter()
  const queries = useQueryClient()
  const scan = api.useMutation('post', '/api/snapshots', {
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries()
      await router.navigate({ href: `${addressOf.newPlan}?snapshot=${encodeURIComponent(id)}` })
    },
  })
  return (
    <>
      <RightButton right="plan" appearance="primary" disabled={scan.isPending} onClick={() => scan.mutate({ body: {} })}>
        {t('scanAndPlan')}
      </RightButton>
      {scan.error ? <ProblemNote error={scan.error} /> : null}
    </>
  )
}
