import { useTranslation } from 'react-i18next'
import { useNow } from './clock.ts'
import { elide } from './elide.ts'
import { Countdown, Day } from './moment.tsx'

interface Term {
  readonly status: string
  readonly termEndsAt: string | null
  readonly autoRenew: boolean
  readonly endsAtTerm: boolean
}

/**
 * `Expires on 4 Feb 2026, in 20 days` or `Auto renews on …`, as Microsoft's admin centers say it. Of a term that is over the day on which
 * it ended; of a subscription that is deleted nothing.
 */
export function TermEnd({ term }: { readonly term: Term }): React.JSX.Element | null {
  const { t, i18n } = useTranslation('book')
  const now = useNow()
  if (term.termEndsAt === null || term.status === 'deleted') return null
  if (Date.parse(term.termEndsAt) <= now)
    return (
      <>
        {elide(t('termEnded'), term.termEndsAt, i18n.language)}
        <Day at={term.termEndsAt} />
      </>
    )
  return (
    <>
      {elide(t(term.autoRenew && !term.endsAtTerm ? 'renewsOn' : 'expiresOn'), term.termEndsAt, i18n.language)}
      <Countdown at={term.termEndsAt} />
    </>
  )
}
