import { PlayRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import type { Gate } from './work.ts'

interface GateButtonProps {
  readonly run: string
  readonly gate: Gate
  /** How many migrations wait for it. */
  readonly count: number
  /** Only this one; left out: all that wait. */
  readonly customer?: { readonly id: string; readonly name: string; readonly domain: string }
}

/** A person's word for what the plan holds. */
export function GateButton({ run, gate, count, customer }: GateButtonProps): React.JSX.Element {
  const { t } = useTranslation('runs')
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const goOn = api.useMutation('post', '/api/runs/{id}/gates/{gate}/passes')
  const name = customer ? t('goOnWith', { name: customer.name }) : t('goOnAll', { count })
  return (
    <>
      <RightButton right="run" appearance="primary" icon={<PlayRegular />} onClick={() => setAsked(true)}>
        {name}
      </RightButton>
      {isAsked ? (
        <Confirm
          title={t(`gate.${gate}`)}
          act={name}
          onClose={() => setAsked(false)}
          onAct={async () => {
            await goOn.mutateAsync({ params: { path: { id: run, gate } }, body: customer ? { customer: customer.id } : {} })
            await queries.invalidateQueries()
          }}
        >
          <p>{t(`gateMeans.${gate}`, { count })}</p>
          <WhatWaits run={run} />
          <CommandHint command={`run go-on ${run} --before ${gate}${customer ? ` --customer ${customer.domain}` : ''}`} />
        </Confirm>
      ) : null}
    </>
  )
}
