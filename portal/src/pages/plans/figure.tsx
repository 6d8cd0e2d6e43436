import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { usePlanLayout } from './plan-layout.ts'

const useStyles = makeStyles({
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
})

/** Figures side by side, each under its name. */
export function Figures({ figures }: { readonly figures: readonly (readonly [string, number | string])[] }): React.JSX.Element {
  const layout = usePlanLayout()
  const styles = useStyles()
  const { i18n } = useTranslation()
  return (
    <dl className={layout.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{typeof value === 'number' ? new Intl.NumberFormat(i18n.language).format(value) : value}</dd>
        </div>
      ))}
    </dl>
  )
}
