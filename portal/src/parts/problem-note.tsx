import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem.ts'
import { useSaidProblem, type SaidProblem } from './use-said-problem.ts'

interface ProblemNoteProps {
  readonly error: unknown
  readonly again?: () => void
}

const AGAIN_MS = 5000

/** What went wrong, why, and what to do next. `again` reads once more; where nobody answered, it is tried again without being asked for. */
export function ProblemNote({ error, again }: ProblemNoteProps): React.JSX.Element {
  const { t } = useTranslation('parts')
  const say = useSaidProblem()
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
        {error instanceof Problem ? <Refusal said={say(error)} /> : <Fault error={error} />} {isAway ? t('offlineAgain') : null}
      </MessageBarBody>
      {again ? (
        <MessageBarActions>
          <Button onClick={again}>{t('tryAgain')}</Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  )
}

/** A file of the wrong kind is wrong in every row. */
const ERRORS_SHOWN = 10

const useStyles = makeStyles({
  errors: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
})

/** What the API says, with each field that is wrong. */
function Refusal({ said: { title, detail, errors } }: { readonly said: SaidProblem }): React.JSX.Element {
  const { t } = useTranslation('parts')
  const styles = useStyles()
  const more = errors.length - ERRORS_SHOWN
  return (
    <>
      <MessageBarTitle lang={title.lang}>{title.text}</MessageBarTitle> <span lang={detail.lang}>{detail.text}</span>
      {errors.length > 0 ? (
        <ul className={styles.errors}>
          {errors.slice(0, ERRORS_SHOWN).map(({ path, text, lang }, at) => (
            <li key={at}>
              {path}: <span lang={lang}>{text}</span>
            </li>
          ))}
          {more > 0 ? <li>{t('moreErrors', { count: more })}</li> : null}
        </ul>
      ) : null}
    </>
  )
}

/** This is how browsers say that nobody answered. */
function isOffline(error: unknown): boolean {
  return error instanceof TypeError
}

/** Nobody answered, or the page itself has failed. */
function Fault({ error }: { readonly error: unknown }): React.JSX.Element {
  const { t } = useTranslation('parts')
  if (isOffline(error))
    return (
      <>
        <MessageBarTitle>{t('offlineTitle')}</MessageBarTitle> {t('offlineNext')}
      </>
    )
  return (
    <>
      <MessageBarTitle>{t('faultTitle')}</MessageBarTitle> <span lang="en">{error instanceof Error ? error.message : String(error)}</span>{' '}
      {t('faultNext')}
    </>
  )
}
