import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import type { Choices } from '../plans/wizard/draft.ts'

interface SubmitPlanProps {
  /** Undefined: something is still to be chosen. */
  readonly choices: Choices | undefined
  readonly onPlanned: (plan: string) => void
}

/** Makes the plan of it, which changes nothing at Microsoft until somebody has said yes to it. */
export function SubmitPlan({ choices, onPlanned }: SubmitPlanProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const queries = useQueryClient()
  const create = api.useMutation('post', '/api/plans')
  const submit = async (): Promise<void> => {
    if (!choices) return
    const { id } = await create.mutateAsync({ body: { snapshot: 'latest', choices } })
    await queries.invalidateQueries()
    onPlanned(id)
  }
  return (
    <>
      {create.error === null ? null : <ProblemNote error={create.error} />}
      <RightButton
        right="plan"
        appearance="primary"
        disabled={!choices || create.isPending}
        onClick={() => void submit().catch(() => undefined)}
      >
        {t('submit')}
      </RightButton>
    </>
  )
}
