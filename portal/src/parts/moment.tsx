import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNow } from './clock.ts'
import { formatDate } from './date-format.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const useStyles = makeStyles({
  utc: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  whole: { whiteSpace: 'nowrap' },
})

/** A moment where the reader is, with UTC beside it: `24 Jun 2017, 16:05 (14:05 UTC)`. */
export function Moment({ at }: { readonly at: string }): React.JSX.Element {
  const { t, i18n } = useTranslation('parts')
  const styles = useStyles()
  const date = new Date(at)
  const here = formatDate(date, 'moment', i18n.language)
  return (
    <time dateTime={at}>
      <span className={styles.whole}>{here}</span> <span className={styles.utc}>({t('utc', { time: inUtc(date, i18n.language) })})</span>
    </time>
  )
}

/** The day of a moment where the reader is; where it is another one in UTC, that one too. */
export function Day({ at }: { readonly at: string }): React.JSX.Element {
  const { t, i18n } = useTranslation('parts')
  const styles = useStyles()
  const date = new Date(at)
  const here = formatDate(date, 'day', i18n.language)
  const there = formatDate(date, 'dayInUtc', i18n.language)
  return (
    <time dateTime={at} title={t('utc', { time: `${there}, ${timeInUtc(date, i18n.language)}` })}>
      <span className={styles.whole}>{here}</span>
      {here === there ? null : <span className={styles.utc}> ({t('utc', { time: there })})</span>}
    </time>
  )
}

/** A day, and how far away it is by the product's clock. */
export function Countdown({ at }: { readonly at: string }): React.JSX.Element {
  const styles = useStyles()
  const distance = useDistance(at)
  return (
    <>
      <Day at={at} /> <span className={styles.utc}>{distance}</span>
    </>
  )
}

/** `in 12 days`, `today`, `3 days ago`. */
function useDistance(at: string): string {
  const { t } = useTranslation('parts')
  const days = Math.round((dayOf(Date.parse(at)) - dayOf(useNow(60_000))) / DAY_MS)
  if (days === 0) return t('today')
  return days > 0 ? t('inDays', { count: days }) : t('daysAgo', { count: -days })
}

/** When the reader's day of a moment begins: the distance goes with the day that is shown. */
function dayOf(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0)
}

function inUtc(date: Date, language: string): string {
  const [here, there] = [date.getDate(), date.getUTCDate()]
  const time = timeInUtc(date, language)
  return here === there ? time : `${formatDate(date, 'shortDayInUtc', language)}, ${time}`
}

function timeInUtc(date: Date, language: string): string {
  return formatDate(date, 'timeInUtc', language)
}
