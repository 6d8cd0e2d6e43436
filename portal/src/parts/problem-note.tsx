import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem.ts'

const AGAIN_MS = 5000

/** What went wrong, why, and what to do next. `again` reads once more; where nobody answered, it is tried again without being asked for. */
export function ProblemNote({ error, again }: { readonly error: unknown; readonly again?: () => void }): React.JSX.Element {
  const { t } = useTranslation('parts')
  const { title, why, next } = said(error)
  const isAway = isOffline(error) && again !== undefined
  const tryAgain = useEffectEvent(() => again?.())
  // Whoever looks need not: what could be read is there again when the server is.
  useEffect(() => {
    if (!isAway) return undefined
    const timer = setInterval(tryAgain, AGAIN_MS)
    return () => clearInterval(timer)
  }, [isAway])
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{typeof title === 'string' ? title : t(title.key)}</MessageBarTitle> {why} {next === undefined ? null : t(next)}{' '}
        {isAway ? t('offlineAgain') : null}
      </MessageBarBody>
      {again ? (
        <MessageBarActions>
          <Button onClick={again}>{t('tryAgain')}</Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  )
}

interface Said {
  readonly title: string | { readonly key: 'offlineTitle' | 'faultTitle' }
  readonly why: string
  readonly next?: 'offlineNext' | 'faultNext'
}

/** This is how browsers say that nobody answered. */
function isOffline(error: unknown): boolean {
  return error instanceof TypeError
}

function said(error: unknown): Said {
  if (error instanceof Problem) return { title: error.title, why: error.message }
  if (isOffline(error)) return { title: { key: 'offlineTitle' }, why: '', next: 'offlineNext' }
  return { title: { key: 'faultTitle' }, why: error instanceof Error ? error.message : String(error), next: 'faultNext' }
}
