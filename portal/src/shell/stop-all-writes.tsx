import { makeStyles, tokens } from '@fluentui/react-components'
import { HandRightRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useStatus } from '../parts/clock.ts'
import { Confirm } from '../parts/confirm.tsx'
import { RightButton } from '../parts/right-button.tsx'

const useStyles = makeStyles({
  button: {
    whiteSpace: 'nowrap',
    flexShrink: 0,
    '@media (max-width: 640px)': { minWidth: '32px', padding: tokens.spacingHorizontalXS, '& .fui-Button__icon': { marginRight: 0 } },
  },
  words: { '@media (max-width: 640px)': { display: 'none' } },
})

/** On every page: no new write is sent from the moment it is confirmed. */
export function StopAllWrites(): React.JSX.Element | null {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  const [isAsked, setAsked] = useState(false)
  if (useStatus().writesStopped) return null
  return (
    <>
      <RightButton
        right="run"
        className={styles.button}
        icon={<HandRightRegular />}
        aria-label={t('stopAllWrites')}
        onClick={() => setAsked(true)}
      >
        <span className={styles.words}>{t('stopAllWrites')}</span>
      </RightButton>
      {isAsked ? <Question onClose={() => setAsked(false)} /> : null}
    </>
  )
}

function Question({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('shell')
  const queries = useQueryClient()
  const runs = api.useQuery('get', '/api/runs', {})
  const stop = api.useMutation('post', '/api/writes/stop')
  const underWay = runs.data?.items.filter(({ state }) => state === 'running' || state === 'stopping').length ?? 0
  return (
    <Confirm
      title={t('stopAllWritesQuestion')}
      act={t('stopAllWrites')}
      onClose={onClose}
      onAct={async () => {
        await stop.mutateAsync({})
        await queries.invalidateQueries()
      }}
    >
      {t('stopAllWritesMeans', { count: underWay })}
    </Confirm>
  )
}
