import { useTranslation } from 'react-i18next'
import { DeadlineName } from '../../parts/deadline-name.tsx'
import type { Kind } from './deadline-search.ts'

/** A kind of days as the filter has it: of deletions, however many days after the suspension. */
export function KindName({ kind }: { readonly kind: Kind }): React.JSX.Element {
  const { t } = useTranslation('deadlines')
  return kind === 'deletion' ? <>{t('deletion')}</> : <DeadlineName kind={kind} />
}

/** The same as text, for where there is no place for an element. */
export function useKindName(): (kind: Kind) => string {
  const { t } = useTranslation(['deadlines', 'parts'])
  return (kind) => (kind === 'deletion' ? t('deadlines:deletion') : t(`parts:deadline.${kind}`))
}
