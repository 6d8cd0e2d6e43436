import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import type { Migration } from './work.ts'

interface RetryButtonProps {
  readonly run: string
  readonly customer: Migration['customer']
  readonly migrations: number
  readonly users: number
}

/** Tries again what failed for one customer, and only that. */
export function RetryButton({ run, customer, migrations, users }: RetryButtonProps): React.JSX.Element {
  const { t } = useTranslation('runs')
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const retry = api.useMutation('post', '/api/runs/{id}/retry')
  return (
    <>
      <RightButton right="run" icon={<ArrowClockwiseRegular />} onClick={() => setAsked(true)}>
        {t('retryCustomer', { name: customer.name })}
      </RightButton>
      {isAsked ? (
        <Confirm
          title={t('retryCustomerTitle', { name: customer.name })}
          act={t('retry')}
          onClose={() => setAsked(false)}
          onAct={async () => {
            await retry.mutateAsync({ params: { path: { id: run } }, body: { customer: customer.id } })
            await queries.invalidateQueries()
          }}
        >
          <p>{t('retryMeans', { count: migrations })}</p>
          {users > 0 ? <p>{t('retryUsers', { count: users })}</p> : null}
          <WhatWaits run={run} />
          <CommandHint command={`run retry ${run} --customer ${customer.domain}`} />
        </Confirm>
      ) : null}
    </>
  )
}
