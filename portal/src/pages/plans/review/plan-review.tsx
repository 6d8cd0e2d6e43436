import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../parts/addresses.ts'
import { Page } from '../../../parts/page.tsx'
import { RightButton } from '../../../parts/right-button.tsx'
import { GoButton } from '../go-button.tsx'
import { isMadeBySteps } from '../wizard/draft-of-plan.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { CustomerList } from './customer-list.tsx'
import { ExportMenu } from './export-menu.tsx'
import { Overview } from './overview.tsx'
import { PlanServices } from './plan-services.tsx'
import { StartDialog } from './start-dialog.tsx'
import type { Part, Plan } from './reviewed.ts'

const READ_AGAIN_MS = 15_000
const route = getRouteApi('/inside/plans/$plan')

/** A migration plan as whoever approves it wants to know it, and the yes. */
export function PlanReview(): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { plan: id } = route.useParams()
  const plan = api.useSuspenseQuery('get', '/api/plans/{id}', { params: { path: { id } } }).data
  const { items: parts } = api.useSuspenseQuery(
    'get',
    '/api/plans/{id}/parts',
    { params: { path: { id } } },
    { refetchInterval: READ_AGAIN_MS },
  ).data
  const services = api.useSuspenseQuery('get', '/api/plans/{id}/services', { params: { path: { id } } }).data
  return (
    <Page title={t('planTitle', { plan: id })} actions={<Acts plan={plan} parts={parts} />}>
      <Overview plan={plan} parts={parts} />
      {services.total.users > 0 ? <PlanServices services={services} /> : null}
      <CustomerList plan={plan} parts={parts} />
    </Page>
  )
}

function Acts({ plan, parts }: { readonly plan: Plan; readonly parts: readonly Part[] }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const [asked, setAsked] = useState<'approve' | 'start'>()
  const approvable = parts.filter(({ toReplace }) => toReplace > 0)
  const isApproved = approvable.some(({ approval }) => approval !== null)
  const isWhollyApproved = approvable.every(({ approval }) => approval !== null)
  const close = (): void => setAsked(undefined)
  return (
    <>
      <GoButton right="view" to={addressOf.preFlight(plan.id)}>
        {t('preFlight')}
      </GoButton>
      {isMadeBySteps(plan) ? (
        <GoButton right="plan" to={`${addressOf.newPlan}?plan=${encodeURIComponent(plan.id)}`}>
          {t('changePlan')}
        </GoButton>
      ) : null}
      <ExportMenu plan={plan.id} />
      {approvable.length === 0 ? null : (
        <>
          <RightButton right="approve" appearance={isWhollyApproved ? 'secondary' : 'primary'} onClick={() => setAsked('approve')}>
            {t('approveAll')}
          </RightButton>
          <RightButton
            right={plan.undoes === null ? 'run' : 'undo'}
            appearance={isWhollyApproved ? 'primary' : 'secondary'}
            disabled={!isApproved}
            onClick={() => setAsked('start')}
          >
            {t('start')}
          </RightButton>
        </>
      )}
      {asked === 'approve' ? <ApproveDialog plan={plan.id} parts={approvable} isAll onClose={close} /> : null}
      {asked === 'start' ? <StartDialog plan={plan} parts={approvable} onClose={close} /> : null}
    </>
  )
}
