import { useTranslation } from 'react-i18next'

/** `April 2026` in the reader's language; `isShort`: `Apr 2026`. */
export function MonthName({ month, isShort = false }: { readonly month: string; readonly isShort?: boolean }): React.JSX.Element {
  const { i18n } = useTranslation()
  const name = new Date(`${month}-01T00:00:00Z`).toLocaleDateString(i18n.language, {
    month: isShort ? 'short' : 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return <time dateTime={month}>{name}</time>
}
