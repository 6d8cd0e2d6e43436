import { Checkbox, Text } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../parts/addresses.ts'
import { Confirm } from '../../../parts/confirm.tsx'
import { Command } from '../../../parts/command.tsx'
import { WhatWaits } from '../../../parts/what-waits.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { NumberField } from '../wizard/settings/number-field.tsx'
import type { Part, Plan } from './reviewed.ts'
import { SeatSums } from './seat-sums.tsx'
import { sumSeats } from './sum-seats.ts'

const PERCENT = 20

interface StartDialogProps {
  readonly plan: Plan
  /** Parts with something to do; those without a yes stay as they are. */
  readonly parts: readonly Part[]
  readonly onClose: () => void
}

/** Asks before what is approved is carried out, and leads to the run. */
export function StartDialog({ plan, parts, onClose }: StartDialogProps): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const queries = useQueryClient()
  const router = useRouter()
  const [percent, setPercent] = useState<number | null>(PERCENT)
  const [isNever, setNever] = useState(false)
  const start = api.useMutation('post', '/api/runs')
  const approved = parts.filter(({ approval }) => approval !== null)
  const left = parts.length - approved.length
  const users = approved.reduce((sum, part) => sum + part.users, 0)
  const share = percent ?? PERCENT
  return (
    <Confirm
      title={t('startTitle', { plan: plan.id })}
      act={t('start')}
      onClose={onClose}
      onAct={async () => {
        const { id } = await start.mutateAsync({ body: { plan: plan.id, pauseAbove: isNever ? null : share / 100 } })
        await queries.invalidateQueries()
        await router.navigate({ href: addressOf.run(id) })
      }}
    >
      <div className={layout.stack}>
        <Text>
          {t(plan.undoes === null ? 'startMeans' : 'startUndoMeans', {
            customers: t('nCustomers', { count: approved.length }),
            users: t('nUsers', { count: users }),
          })}
        </Text>
        <SeatSums seats={sumSeats(approved)} />
        <WhatWaits />
        {left > 0 ? <Text>{t('startLeaves', { count: left })}</Text> : null}
        <NumberField label={t('pauseAbove')} hint={t('pauseMeans')} value={percent} min={0} max={100} onChange={setPercent} />
        <Checkbox label={t('pauseNever')} checked={isNever} onChange={(_event, { checked }) => setNever(checked === true)} />
        <Command command={`npx crossgrade run start ${plan.id} --pause-above ${isNever ? 'never' : `${String(share)}%`}`} />
      </div>
    </Confirm>
  )
}
