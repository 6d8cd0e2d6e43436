import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import { Attestation } from '../plans/review/attestation.tsx'

interface CarryOutProps {
  readonly plan: string
  readonly customer: { readonly id: string; readonly name: string; readonly domain: string }
  readonly title: string
  /** What will happen, and to how many. */
  readonly means: string
  readonly onClose: () => void
  readonly onStarted: (run: string) => Promise<void>
}

/** A recorded yes to one customer's part, and the run that carries it out. */
export function CarryOut({ plan, customer, title, means, onClose, onStarted }: CarryOutProps): React.JSX.Element {
  const queries = useQueryClient()
  const [attests, setAttests] = useState<boolean>()
  const approve = api.useMutation('post', '/api/plans/{id}/approvals')
  const start = api.useMutation('post', '/api/runs')

  async function carryOut(): Promise<void> {
    const body = { customers: [customer.id], ...(attests === undefined ? {} : { attestsPartnerOnRecord: attests }) }
    await approve.mutateAsync({ params: { path: { id: plan } }, body })
    const { id } = await start.mutateAsync({ body: { plan } })
    await queries.invalidateQueries()
    await onStarted(id)
  }

  return (
    <Confirm title={title} act={title} onClose={onClose} onAct={carryOut}>
      <p>{means}</p>
      <WhatWaits />
      <Attestation plan={plan} customers={[customer.id]} attests={attests} onAnswer={setAttests} />
      <CommandHint command={`plan approve ${plan} --customer ${customer.domain}`} />
      <CommandHint command={`run start ${plan}`} />
    </Confirm>
  )
}
