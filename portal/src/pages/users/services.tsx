import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, ErrorCircleRegular } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonMove } from './person.ts'
import type { Service } from './service-names.tsx'

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
  service: { minWidth: 0, overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Service by service: what was on, what takes its place, and what of that is not on now. */
export function Services({ services }: { readonly services: NonNullable<PersonMove['services']> }): React.JSX.Element {
  const { t } = useTranslation('users')
  const { before, expected, missing } = services
  const styles = useStyles()
  return (
    <>
      <div className={styles.columns}>
        <List title={t('servicesBefore')} services={before} />
        <List title={t('servicesExpected')} services={expected} missing={missing ?? undefined} />
      </div>
      {missing === null ? <Text className={styles.minor}>{t('servicesNotRead')}</Text> : null}
    </>
  )
}

function List({
  title,
  services,
  missing,
}: {
  readonly title: string
  readonly services: readonly Service[]
  readonly missing?: readonly Service[] | undefined
}): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const id = useId()
  return (
    <div>
      <Text weight="semibold" id={id}>
        {title}
      </Text>
      {services.length === 0 ? <Text block>{t('none')}</Text> : null}
      <ul className={styles.list} aria-labelledby={id}>
        {services.map(({ id: service, name, title: called }) => (
          <li key={service} className={styles.line}>
            {missing === undefined ? null : isIn(missing, service) ? (
              <ErrorCircleRegular className={`${styles.icon} ${styles.bad}`} aria-hidden />
            ) : (
              <CheckmarkCircleRegular className={`${styles.icon} ${styles.good}`} aria-hidden />
            )}
            <span lang="en" className={styles.service}>
              {called}{' '}
              {name === called ? null : (
                <Text size={200} className={styles.minor}>
                  {name}
                </Text>
              )}
            </span>
            {missing && isIn(missing, service) ? <Text size={200}>{t('isOff')}</Text> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

function isIn(services: readonly Service[], wanted: string): boolean {
  return services.some(({ id }) => id === wanted)
}
