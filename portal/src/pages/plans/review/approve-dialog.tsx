import { Text } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Confirm } from '../../../parts/confirm.tsx'
import { Command } from '../../../parts/command.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { NumberField } from '../wizard/settings/number-field.tsx'
import { Attestation } from './attestation.tsx'
import type { Part } from './reviewed.ts'
import { SeatSums } from './seat-sums.tsx'
import { sumSeats } from './sum-seats.ts'

const DAYS = 7
const DAYS_MOST = 90
const NAMED_MOST = 5

interface ApproveDialogProps {
  readonly plan: string
  /** Those that are said yes to. */
  readonly parts: readonly Pick<Part, 'customer' | 'name' | 'users' | 'toReplace' | 'seats'>[]
  readonly isAll: boolean
  readonly onClose: () => void
}

/** A recorded yes: to whom, how many users, and for how many days it holds. */
export function ApproveDialog({ plan, parts, isAll, onClose }: ApproveDialogProps): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const queries = useQueryClient()
  const [days, setDays] = useState<number | null>(DAYS)
  const [attests, setAttests] = useState<boolean>()
  const approve = api.useMutation('post', '/api/plans/{id}/approvals')
  const customers = parts.map(({ customer }) => customer)
  const users = parts.reduce((sum, part) => sum + part.users, 0)
  return (
    <Confirm
      title={t('approveTitle', { plan })}
      act={t('approve')}
      onClose={onClose}
      onAct={async () => {
        await approve.mutateAsync({
          params: { path: { id: plan } },
          body: {
            ...(isAll ? { all: true as const } : { customers }),
            expiresInDays: days ?? DAYS,
            ...(attests === undefined ? {} : { attestsPartnerOnRecord: attests }),
          },
        })
        await queries.invalidateQueries()
      }}
    >
      <div className={layout.stack}>
        <Text>
          {t('approveMeans', { customers: t('nCustomers', { count: parts.length }), users: t('nUsers', { count: users }) })}{' '}
          {t('approveNothing')}
        </Text>
        <SeatSums seats={sumSeats(parts)} />
        {isAll || parts.length > NAMED_MOST ? null : <Text>{parts.map(({ name }) => name).join(', ')}</Text>}
        <NumberField label={t('expiresIn')} hint={t('expiresMeans')} value={days} min={1} max={DAYS_MOST} onChange={setDays} />
        <Attestation plan={plan} customers={customers} attests={attests} onAnswer={setAttests} />
        <Command
          command={`npx crossgrade plan approve ${plan} ${isAll ? '--all' : customers.map((each) => `--customer ${each}`).join(' ')}`}
        />
      </div>
    </Confirm>
  )
}
