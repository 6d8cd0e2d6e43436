import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useStatus } from './clock.ts'

/** In a question before something is begun, in the run where there is one: why none of it is sent yet, where that is so. */
export function WhatWaits({ run }: { readonly run?: string | undefined }): React.JSX.Element | null {
  const { t } = useTranslation('parts')
  const { writesStopped } = useStatus()
  const runs = api.useQuery('get', '/api/runs', {}, { enabled: run !== undefined })
  const isPaused = runs.data?.items.some(({ id, state }) => id === run && state === 'paused') ?? false
  if (!writesStopped && !isPaused) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{writesStopped ? t('waitsForWrites') : t('waitsForResume', { run })}</MessageBarBody>
    </MessageBar>
  )
}
