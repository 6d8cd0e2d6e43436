import { ArrowClockwiseRegular, ArrowUndoRegular, PauseRegular, PlayRegular, StopRegular } from '@fluentui/react-icons'
import { useRouter } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import type { Run } from './work.ts'

type Act = 'pause' | 'resume' | 'stop' | 'retry'

/** What may be done to a run as a whole, by where it stands. */
export function RunActs({ run }: { readonly run: Run }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const router = useRouter()
  const [asked, setAsked] = useState<Act>()
  const isStoppable = run.state === 'running' || run.state === 'paused'
  return (
    <>
      {run.state === 'running' ? (
        <RightButton right="run" icon={<PauseRegular />} onClick={() => setAsked('pause')}>
          {t('pause')}
        </RightButton>
      ) : null}
      {run.state === 'paused' ? (
        <RightButton right="run" appearance="primary" icon={<PlayRegular />} onClick={() => setAsked('resume')}>
          {t('resume')}
        </RightButton>
      ) : null}
      {isStoppable && run.retriable.migrations > 0 ? (
        <RightButton right="run" icon={<ArrowClockwiseRegular />} onClick={() => setAsked('retry')}>
          {t('retryFailed')}
        </RightButton>
      ) : null}
      {isStoppable ? (
        <RightButton right="run" icon={<StopRegular />} onClick={() => setAsked('stop')}>
          {t('stop')}
        </RightButton>
      ) : null}
      {run.purpose === 'undo' ? null : (
        <RightButton
          right="undo"
          icon={<ArrowUndoRegular />}
          onClick={() => void router.navigate({ href: `${addressOf.undo}?run=${encodeURIComponent(run.id)}` })}
        >
          {t('wayBack')}
        </RightButton>
      )}
      {asked ? <Question act={asked} run={run} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

/** Names what happens and to how many, with the same for a terminal. */
function Question({ act, run, onClose }: { readonly act: Act; readonly run: Run; readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const carryOut = useActs(run.id)
  const { problems, waiting, working } = run.groups
  const { migrations: failed, refused } = run.retriable
  const count = act === 'retry' ? failed : problems + waiting + working
  return (
    <Confirm
      title={t(`${act}Title`, { run: run.id })}
      act={act === 'retry' ? t('retryFailed') : t(act)}
      {...(act === 'stop' ? { word: run.id } : {})}
      onAct={() => carryOut(act)}
      onClose={onClose}
    >
      <p>{t(`${act}Means`, { count })}</p>
      {act === 'retry' && refused > 0 ? <p>{t('retryUsers', { count: refused })}</p> : null}
      {act === 'resume' || act === 'retry' ? <WhatWaits run={act === 'retry' ? run.id : undefined} /> : null}
      <CommandHint command={`run ${act} ${run.id}`} />
    </Confirm>
  )
}

/** Carries an act out and reads everything anew. */
function useActs(id: string): (act: Act) => Promise<void> {
  const queries = useQueryClient()
  const params = { path: { id } }
  const pause = api.useMutation('post', '/api/runs/{id}/pause')
  const resume = api.useMutation('post', '/api/runs/{id}/resume')
  const stop = api.useMutation('post', '/api/runs/{id}/stop')
  const retry = api.useMutation('post', '/api/runs/{id}/retry')
  return async (act) => {
    if (act === 'retry') await retry.mutateAsync({ params, body: {} })
    else await { pause, resume, stop }[act].mutateAsync({ params })
    await queries.invalidateQueries()
  }
}
