import { useTranslation } from 'react-i18next'
import { formatDate } from '../../parts/date-format.ts'

/** A moment of real time, which no practice clock moves. */
export function RealMoment({ at }: { readonly at: string }): React.JSX.Element {
  const { i18n } = useTranslation()
  return <time dateTime={at}>{formatDate(new Date(at), 'moment', i18n.language)}</time>
}
