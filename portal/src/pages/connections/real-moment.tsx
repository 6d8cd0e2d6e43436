import { useTranslation } from 'react-i18next'

/** A moment of real time, which no practice clock moves. */
export function RealMoment({ at }: { readonly at: string }): React.JSX.Element {
  const { i18n } = useTranslation()
  return <time dateTime={at}>{new Date(at).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })}</time>
}
