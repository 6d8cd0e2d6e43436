import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { SaidText } from './said-text.tsx'
import type { Sentence } from './say-reason.ts'

const useStyles = makeStyles({ minor: { color: tokens.colorNeutralForeground3 } })

interface FixTextProps {
  /** Of what is to be put right. */
  readonly reason: (Sentence & { readonly code: string }) | null
  readonly fix: { readonly fix: string; readonly act: string; readonly retry: string; readonly whoFixes: string } | null
}

/** What can be done about something that failed, and by whom; nothing where there is nothing to do. */
export function FixText({ reason, fix }: FixTextProps): React.JSX.Element | null {
  const { t } = useTranslation('parts')
  const styles = useStyles()
  if (reason === null || fix === null) return null
  const act = { code: reason.code, text: fix.act, facts: reason.facts }
  const sentence = { text: fix.fix, facts: { retry: fix.retry, act } }
  return (
    <Text block size={200} className={styles.minor}>
      <SaidText of={[`fix.own.${reason.code}`, 'fix.look', 'fix.explained']} sentence={sentence} /> (
      {t(`whoFixes.${fix.whoFixes as 'operator'}`, { defaultValue: fix.whoFixes })})
    </Text>
  )
}
