import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Person } from './person.ts'
import { ServiceNames } from './service-names.tsx'

type License = NonNullable<Person['seen']>['licenses'][number]

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalXS },
  minor: { color: tokens.colorNeutralForeground3, display: 'block' },
})

/** Licenses with what is switched off in them. */
export function Licenses({ licenses }: { readonly licenses: readonly License[] }): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  if (licenses.length === 0) return <Text>{t('noLicense')}</Text>
  return (
    <ul className={styles.list}>
      {licenses.map(({ skuId, name, byGroup, off }) => (
        <li key={skuId}>
          <span lang="en">{name}</span> {byGroup ? <Badge appearance="outline">{t('byGroup')}</Badge> : null}
          {off.length > 0 ? (
            <Text size={200} className={styles.minor}>
              {t('without')} <ServiceNames services={off} />
            </Text>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
