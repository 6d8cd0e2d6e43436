import { useTranslation } from 'react-i18next'

/** Kinds that have a word of their own; how many days there are to a deletion is in the kind's name. */
const NAMED = [
  'effective',
  'relationship-end',
  'term-end',
  'price-change',
  'cancellation-window',
  'hold-over',
  'gate',
  'last-free-day',
  'ended',
  'last-safe-undo',
  'deleted',
  'unreadable',
] as const

/** What happens on a day, by the API's word for it: `term-end`, `deletion-120-days`. */
export function DeadlineName({ kind }: { readonly kind: string }): React.JSX.Element {
  const { t } = useTranslation('parts')
  const named = NAMED.find((each) => each === kind)
  const [, days] = /^deletion-(\d+)-days$/.exec(kind) ?? []
  if (named) return <>{t(`deadline.${named}`)}</>
  return <>{days === undefined ? t('deadline.other') : t('deadline.deletion', { days })}</>
}
