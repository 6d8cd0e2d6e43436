import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { AllAffected } from './use-affected.ts'

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXXL, rowGap: tokens.spacingVerticalS, margin: 0 },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  value: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontWeight: tokens.fontWeightSemibold },
  name: { color: tokens.colorNeutralForeground3 },
})

/** Customers and seats that a retirement concerns, by the latest scan. */
export function AffectedFigures({
  affected,
  retirement,
}: {
  readonly affected: AllAffected
  readonly retirement: string
}): React.JSX.Element {
  const { t, i18n } = useTranslation('retirements')
  const styles = useStyles()
  if (affected.state === 'reading') return <Text>{t('counting')}</Text>
  if (affected.state !== 'read') return <Text className={styles.name}>{t('notCounted')}</Text>
  const { customers, seats } = affected.of(retirement)
  const number = (value: number): string => new Intl.NumberFormat(i18n.language).format(value)
  return (
    <dl className={styles.figures}>
      <div className={styles.figure}>
        <dt className={styles.name}>{t('affectedCustomers')}</dt>
        <dd className={styles.value}>{number(customers)}</dd>
      </div>
      <div className={styles.figure}>
        <dt className={styles.name}>{t('affectedSeats')}</dt>
        <dd className={styles.value}>{number(seats)}</dd>
      </div>
    </dl>
  )
}
