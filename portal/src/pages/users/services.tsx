import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, ErrorCircleRegular } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonMove } from './person.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(16rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  list: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
  },
  line: { display: 'flex', alignItems: 'baseline', columnGap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, position: 'relative', top: '2px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Service by service: what was on, what takes its place, and what of that is not on now. */
export function Services({ services }: { readonly services: NonNullable<PersonMove['services']> }): React.JSX.Element {
  const { t } = useTranslation('users')
  const { before, expected, missing } = services
  const styles = useStyles()
  return (
    <div className={styles.columns}>
      <List title={t('servicesBefore')} names={before} />
      <List title={t('servicesExpected')} names={expected} missing={missing ?? undefined} />
      {missing === null ? <Text className={styles.minor}>{t('servicesNotRead')}</Text> : null}
    </div>
  )
}

function List({
  title,
  names,
  missing,
}: {
  readonly title: string
  readonly names: readonly string[]
  readonly missing?: readonly string[] | undefined
}): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const id = useId()
  return (
    <div>
      <Text weight="semibold" id={id}>
        {title}
      </Text>
      {names.length === 0 ? <Text block>{t('none')}</Text> : null}
      <ul className={styles.list} aria-labelledby={id}>
        {names.map((name) => (
          <li key={name} className={styles.line}>
            {missing === undefined ? null : missing.includes(name) ? (
              <ErrorCircleRegular className={`${styles.icon} ${styles.bad}`} aria-hidden />
            ) : (
              <CheckmarkCircleRegular className={`${styles.icon} ${styles.good}`} aria-hidden />
            )}
            <span lang="en">{name}</span>
            {missing?.includes(name) === true ? <Text size={200}>{t('isOff')}</Text> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
