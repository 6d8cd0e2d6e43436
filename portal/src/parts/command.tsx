import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  line: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  command: { fontFamily: tokens.fontFamilyMonospace },
})

/** What does the same on the command line: `npx crossgrade …`. */
export function Command({ command }: { readonly command: string }): React.JSX.Element {
  const { t } = useTranslation('parts')
  const styles = useStyles()
  return (
    <Text size={200} className={styles.line}>
      {t('commandLine')} <code className={styles.command}>{command}</code>
    </Text>
  )
}
