import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AllowWrites } from '../parts/allow-writes.tsx'
import { useIsReached, useStatus } from '../parts/clock.ts'
import { Moment } from '../parts/moment.tsx'
import { RightButton } from '../parts/right-button.tsx'

/** What holds for all pages while it lasts: writes are stopped, the connection only reads, no worker is there. */
export function Notices(): React.JSX.Element {
  const { t } = useTranslation('shell')
  const { writesStopped, trust, workers } = useStatus()
  const isWorked = workers.some(({ state }) => state === 'alive')
  return (
    <>
      <NotReached />
      {writesStopped ? <WritesStopped {...writesStopped} /> : null}
      {trust === 'read-only' ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('readOnly')}</MessageBarTitle> {t('readOnlyMeans')}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {isWorked ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('noWorker')}</MessageBarTitle> {t('noWorkerMeans')}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  )
}

/** Says so while the server is away; when it is back, everything in sight is read again. */
function NotReached(): React.JSX.Element | null {
  const { t } = useTranslation('shell')
  const queries = useQueryClient()
  const isReached = useIsReached()
  useEffect(() => {
    if (isReached) return undefined
    return () => void queries.invalidateQueries()
  }, [isReached, queries])
  if (isReached) return null
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{t('notReached')}</MessageBarTitle> {t('notReachedMeans')}
      </MessageBarBody>
    </MessageBar>
  )
}

function WritesStopped({ at, by }: { readonly at: string; readonly by: string }): React.JSX.Element {
  const { t } = useTranslation('shell')
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('writesStopped')}</MessageBarTitle> {t('writesStoppedBy', { name: by })} <Moment at={at} />
        </MessageBarBody>
        <MessageBarActions>
          <RightButton right="connect" onClick={() => setAsked(true)}>
            {t('allowWrites')}
          </RightButton>
        </MessageBarActions>
      </MessageBar>
      {isAsked ? <AllowWrites onClose={() => setAsked(false)} /> : null}
    </>
  )
}
