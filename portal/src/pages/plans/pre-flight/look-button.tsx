import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../../api/client.ts'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { RightButton } from '../../../parts/right-button.tsx'

const route = getRouteApi('/inside/plans/$plan/pre-flight')

interface LookButtonProps {
  readonly plan: string
  /** Whom, and what alone; all of it where nothing is said. */
  readonly body: { readonly customer?: string; readonly check?: string }
  readonly isPrimary?: boolean
  readonly label?: string
  readonly children: ReactNode
}

/** Has the workers look, and shows how far they are. */
export function LookButton({ plan, body, isPrimary = false, label, children }: LookButtonProps): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = route.useNavigate()
  const look = api.useMutation('post', '/api/plans/{id}/preflight', {
    onSuccess: async ({ id }) => {
      await navigate({ search: (before) => ({ ...before, look: id }), replace: true })
      await queries.invalidateQueries()
    },
  })
  return (
    <>
      <RightButton
        right="plan"
        appearance={isPrimary ? 'primary' : 'secondary'}
        size={isPrimary ? 'medium' : 'small'}
        disabled={look.isPending}
        {...(label === undefined ? {} : { 'aria-label': label })}
        onClick={() => look.mutate({ params: { path: { id: plan } }, body })}
      >
        {children}
      </RightButton>
      {look.error ? <ProblemNote error={look.error} /> : null}
    </>
  )
}
