import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Moment } from './moment.tsx'

interface Book {
  readonly takenAt: string
  readonly customersTotal: number
  readonly customersRead: number
  readonly customersFailed: number
}

interface BookLineProps {
  readonly book: Book
  /** How many rows there are: `3 subscriptions`. */
  readonly count: string
}

const useStyles = makeStyles({ line: { color: tokens.colorNeutralForeground2 }, count: { fontWeight: tokens.fontWeightSemibold } })

/** How many there are, how old that is, and who is missing from it. */
export function BookLine({ book, count }: BookLineProps): React.JSX.Element {
  const { t } = useTranslation('book')
  const styles = useStyles()
  const { takenAt, customersTotal, customersRead, customersFailed } = book
  return (
    <Text className={styles.line}>
      <span role="status" className={styles.count}>
        {count}
      </span>{' '}
      · {t('readAt')} <Moment at={takenAt} /> · {t('read', { read: customersRead, count: customersTotal })}
      {customersFailed > 0 ? `, ${t('notRead', { count: customersFailed })}` : null}
    </Text>
  )
}
