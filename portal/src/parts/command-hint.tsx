import { makeStyles, tokens } from '@fluentui/react-components'
import { CopyButton } from './copy-button.tsx'

const useStyles = makeStyles({
  hint: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  command: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
})

/** How the same is done in a terminal. */
export function CommandHint({ command }: { readonly command: string }): React.JSX.Element {
  const styles = useStyles()
  const whole = `npx crossgrade ${command}`
  return (
    <div className={styles.hint}>
      <code className={styles.command}>{whole}</code>
      <CopyButton text={whole} what={whole} />
    </div>
  )
}
