import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  line: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS, minWidth: 0 },
})

/** So many of so many, as a bar with its words above. */
export function ProgressLine({
  name,
  done,
  all,
}: {
  readonly name: string
  readonly done: number
  readonly all: number
}): React.JSX.Element {
  const { t, i18n } = useTranslation('parts')
  const styles = useStyles()
  const id = useId()
  const figure = new Intl.NumberFormat(i18n.language)
  return (
    <div className={styles.line}>
      <Text size={200} id={id}>
        {name}: {t('ofAll', { done: figure.format(done), all: figure.format(all) })}
      </Text>
      <ProgressBar value={all === 0 ? 0 : Math.min(1, done / all)} thickness="large" aria-labelledby={id} />
    </div>
  )
}
