import { useTranslation } from 'react-i18next'
import { Countdown } from './moment.tsx'

interface Term {
  readonly termEndsAt: string | null
  readonly autoRenew: boolean
  readonly endsAtTerm: boolean
}

/** `Expires on 4 Feb 2026, in 20 days` or `Auto renews on …`, as Microsoft's admin centers say it. */
export function TermEnd({ term }: { readonly term: Term }): React.JSX.Element | null {
  const { t } = useTranslation('book')
  if (term.termEndsAt === null) return null
  return (
    <>
      {t(term.autoRenew && !term.endsAtTerm ? 'renewsOn' : 'expiresOn')} <Countdown at={term.termEndsAt} />
    </>
  )
}
