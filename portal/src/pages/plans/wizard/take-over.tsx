import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '../../../api/client.ts'
import { useSession } from '../../../api/session.ts'
import { PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { keepDraft, type Choices } from './draft.ts'
import { draftOfPlan } from './draft-of-plan.ts'
import { useAffected } from './use-affected.ts'

const route = getRouteApi('/inside/plans/new')

/** Begins with what was chosen for a plan; after that the address names it no more, so that coming back finds what was changed since. */
export function TakeOver({ plan }: { readonly plan: string }): React.JSX.Element {
  const { actor } = useSession()
  const navigate = route.useNavigate()
  const { choices } = api.useSuspenseQuery('get', '/api/plans/{id}', { params: { path: { id: plan } } }).data
  const { isLoading, error, items } = useAffected('latest')
  useEffect(() => {
    // Of whom nobody can tell who is affected, the exceptions would be lost.
    if (isLoading || error) return
    // The API has checked them when the plan was made.
    keepDraft(actor, draftOfPlan(plan, choices as Choices, items))
    void navigate({ search: ({ plan: _taken, ...others }) => others, replace: true })
  }, [actor, choices, error, isLoading, items, navigate, plan])
  return error ? <ProblemNote error={error} /> : <PageLoading />
}
