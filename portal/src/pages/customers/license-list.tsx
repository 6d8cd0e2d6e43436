import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

interface ShownLicense {
  readonly skuId: string
  readonly name: string
  readonly disabledPlanNames: readonly string[]
  /** Of a user's: given to them, or by these groups. */
  readonly direct?: boolean
  readonly groups?: readonly string[]
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  minor: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** Licenses with the services that are off in them, and how they are held. */
export function LicenseList({ licenses }: { readonly licenses: readonly ShownLicense[] }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {licenses.map(({ skuId, name, disabledPlanNames, direct, groups }) => (
        <li key={skuId}>
          {name}
          {groups === undefined ? null : (
            <span className={styles.minor}>
              {[direct === true ? t('direct') : undefined, ...groups.map((group) => t('byGroup', { group }))]
                .filter((way) => way !== undefined)
                .join(', ')}
            </span>
          )}
          {disabledPlanNames.length === 0 ? null : (
            <span className={styles.minor}>{t('servicesOff', { services: disabledPlanNames.join(', ') })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
