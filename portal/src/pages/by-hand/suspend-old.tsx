import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import type { OwnSubscription } from '../customers/use-customer.ts'
import type { OpenMigration } from './gate-of.ts'

interface SuspendOldProps {
  readonly customer: { readonly id: string; readonly name: string; readonly domain: string }
  readonly subscription: OwnSubscription
  readonly migration: OpenMigration
}

/** The word that a run waits for before the old subscription ends, with what it will do to it. */
export function SuspendOld({ customer, subscription, migration }: SuspendOldProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const { run, plan, decision } = migration
  const goOn = api.useMutation('post', '/api/runs/{id}/gates/{gate}/passes')
  const params = { path: { id: plan }, query: { customer: customer.id } }
  const { data, error } = api.useQuery('get', '/api/plans/{id}/review', { params })
  const own = data?.items[0]?.decisions.find((each) => each.kind === 'replace' && each.id === decision)
  const ends = own?.kind === 'replace' ? own.ends : []
  if (error !== null) return <ProblemNote error={error} />
  return (
    <>
      <RightButton right="run" appearance="primary" disabled={!data} onClick={() => setAsked(true)}>
        {t('submit')}
      </RightButton>
      {isAsked ? (
        <Confirm
          title={t('suspendTitle', { product: subscription.offerName })}
          act={t('submit')}
          onClose={() => setAsked(false)}
          onAct={async () => {
            await goOn.mutateAsync({ params: { path: { id: run, gate: 'suspend' } }, body: { customer: customer.id, decision } })
            await queries.invalidateQueries()
          }}
        >
          <ul aria-label={t('whatEnds')}>
            {ends.map((each) => (
              <li key={each.subscription}>{t(`ends.${each.by}`, { product: each.offerName, name: customer.name })}</li>
            ))}
          </ul>
          <p>{t('readBefore')}</p>
          <WhatWaits run={run} />
          <CommandHint command={`run go-on ${run} --before suspend --customer ${customer.domain} --decision ${decision}`} />
        </Confirm>
      ) : null}
    </>
  )
}
