import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Scan } from './scan.tsx'

const useStyles = makeStyles({
  note: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalM },
})

/** In the place of what a scan would show, while there is none: why it is empty, and the button that mends it. */
export function NothingRead(): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  const styles = useStyles()
  return (
    <div className={styles.note}>
      <Body1>{t('first')}</Body1>
      <Scan isFirst />
    </div>
  )
}
