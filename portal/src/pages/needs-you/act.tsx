import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AllowWrites } from '../../parts/allow-writes.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import { useActs } from './use-acts.ts'
import type { WorklistItem } from './worklist-item.ts'

/** The one button of a line: does what is done with one word, after asking, and else goes to where it is done. */
export function Act({ item }: { readonly item: WorklistItem }): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  const navigate = useNavigate()
  const acts = useActs(item)
  const [isAsked, setAsked] = useState(false)
  const { what, right } = item.act
  const act = acts[what]
  return (
    <>
      <RightButton right={right} onClick={() => (act || what === 'allow-writes' ? setAsked(true) : void navigate({ href: placeOf(item) }))}>
        {t(`act.${what}`)}
      </RightButton>
      {what === 'allow-writes' && isAsked ? <AllowWrites onClose={() => setAsked(false)} /> : null}
      {act && isAsked ? (
        <Confirm title={act.title} act={t(`act.${what}`)} onAct={act.carryOut} onClose={() => setAsked(false)}>
          <p>{act.means}</p>
          <WhatWaits run={what === 'resume' ? undefined : (item.run ?? undefined)} />
        </Confirm>
      ) : null}
    </>
  )
}

/** Where what is asked for can be done or seen. */
function placeOf({ act, customer, run, plan, kind }: WorklistItem): string {
  if (act.what === 'plan') return customer ? `${addressOf.newPlan}?only=${encodeURIComponent(customer.domain)}` : addressOf.newPlan
  if ((act.what === 'by-hand' || act.what === 'approve') && plan !== null && customer) return addressOf.planPart(plan, customer.domain)
  if (run !== null) return customer ? addressOf.runCustomer(run, customer.domain) : addressOf.run(run)
  if (plan !== null) return customer ? addressOf.planPart(plan, customer.domain) : addressOf.plan(plan)
  return kind === 'deadline' && customer ? `${addressOf.connections}?customer=${encodeURIComponent(customer.domain)}` : addressOf.runs
}
