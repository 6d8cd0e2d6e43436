import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  year: { display: 'block', color: tokens.colorNeutralForeground3 },
})

/** `April 2026` in the reader's language; `isShort`: `Apr` above the year. */
export function MonthName({ month, isShort = false }: { readonly month: string; readonly isShort?: boolean }): React.JSX.Element {
  const { i18n } = useTranslation()
  const styles = useStyles()
  const date = new Date(`${month}-01T00:00:00Z`)
  const said = (format: Intl.DateTimeFormatOptions): string => date.toLocaleDateString(i18n.language, { ...format, timeZone: 'UTC' })
  if (!isShort) return <time dateTime={month}>{said({ month: 'long', year: 'numeric' })}</time>
  return (
    <time dateTime={month}>
      {said({ month: 'short' })}
      <Text size={200} className={styles.year}>
        {said({ year: 'numeric' })}
      </Text>
    </time>
  )
}
