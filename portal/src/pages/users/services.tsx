import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, ErrorCircleRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../parts/plain-table.tsx'
import type { PersonMove } from './person.ts'
import type { Service } from './service-names.tsx'

type Services = NonNullable<PersonMove['services']>

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, position: 'relative', top: '2px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  service: { minWidth: 0, overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
  list: { display: 'grid', rowGap: tokens.spacingVerticalXXS, justifyItems: 'start' },
})

/** Service by service: what was on, what takes its place, what is lost, and what is not on now. */
export function ServiceTable({ services }: { readonly services: Services }): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const { missing } = services
  return (
    <>
      {services.pairs === null ? <Back services={services} /> : <Pairs pairs={services.pairs} missing={missing} />}
      {missing === null ? <Text className={styles.minor}>{t('servicesNotRead')}</Text> : null}
    </>
  )
}

function Pairs({
  pairs,
  missing,
}: {
  readonly pairs: NonNullable<Services['pairs']>
  readonly missing: Services['missing']
}): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  if (pairs.length === 0) return <Text>{t('none')}</Text>
  return (
    <PlainTable
      label={t('servicesBefore')}
      rows={pairs}
      keyOf={({ before }) => before.id}
      columns={[
        { key: 'before', title: t('servicesBefore'), cell: ({ before }) => <Named service={before} /> },
        {
          key: 'after',
          title: t('servicesExpected'),
          cell: ({ after }) => (
            <div className={styles.list}>
              {after.length === 0 ? (
                <Badge appearance="tint" color="danger">
                  {t('isLost')}
                </Badge>
              ) : null}
              {after.map((service) => (
                <Expected key={service.id} service={service} missing={missing} />
              ))}
            </div>
          ),
        },
      ]}
    />
  )
}

/** Of a way back: what comes back, as it was before. */
function Back({ services: { before, expected, missing } }: { readonly services: Services }): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  return (
    <PlainTable
      label={t('servicesBefore')}
      rows={[{ before, expected }]}
      keyOf={() => 'back'}
      columns={[
        {
          key: 'before',
          title: t('servicesBefore'),
          cell: (row) => (
            <div className={styles.list}>
              {row.before.length === 0 ? <Text>{t('none')}</Text> : null}
              {row.before.map((service) => (
                <Named key={service.id} service={service} />
              ))}
            </div>
          ),
        },
        {
          key: 'after',
          title: t('servicesExpected'),
          cell: (row) => (
            <div className={styles.list}>
              {row.expected.length === 0 ? <Text>{t('none')}</Text> : null}
              {row.expected.map((service) => (
                <Expected key={service.id} service={service} missing={missing} />
              ))}
            </div>
          ),
        },
      ]}
    />
  )
}

/** @param missing what is not on now; null: nobody has read it now */
function Expected({ service, missing }: { readonly service: Service; readonly missing: Services['missing'] }): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const isOff = missing?.some(({ id }) => id === service.id) === true
  const Icon = isOff ? ErrorCircleRegular : CheckmarkCircleRegular
  return (
    <span className={styles.line}>
      {missing === null ? null : <Icon className={`${styles.icon} ${isOff ? styles.bad : styles.good}`} aria-hidden />}
      <Named service={service} />
      {isOff ? <Text size={200}>{t('isOff')}</Text> : null}
    </span>
  )
}

function Named({ service: { name, title } }: { readonly service: Service }): React.JSX.Element {
  const styles = useStyles()
  return (
    <span lang="en" className={styles.service}>
      {title}{' '}
      {name === title ? null : (
        <Text size={200} className={styles.minor}>
          {name}
        </Text>
      )}
    </span>
  )
}
