import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem.ts'

/** What went wrong, why, and what to do next. */
export function ProblemNote({ error, again }: { readonly error: unknown; readonly again?: () => void }): React.JSX.Element {
  const { t } = useTranslation('parts')
  const { title, why, next } = said(error)
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{typeof title === 'string' ? title : t(title.key)}</MessageBarTitle> {why} {next === undefined ? null : t(next)}
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

function said(error: unknown): Said {
  if (error instanceof Problem) return { title: error.title, why: error.message }
  // This is how browsers say that nobody answered.
  if (error instanceof TypeError) return { title: { key: 'offlineTitle' }, why: '', next: 'offlineNext' }
  return { title: { key: 'faultTitle' }, why: error instanceof Error ? error.message : String(error), next: 'faultNext' }
}
