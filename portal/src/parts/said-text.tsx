import { makeStyles } from '@fluentui/react-components'
import { RecordedText } from './recorded-text.tsx'
import type { Sentence } from './say-reason.ts'
import { useSaid } from './use-said.ts'

const useStyles = makeStyles({ words: { overflowWrap: 'anywhere' } })

/** A sentence of the API as it stands, within another text: `warning.paid-twice`, `blocker.conflict.fix`. */
export function SaidText({ of, sentence }: { readonly of: string | readonly string[]; readonly sentence: Sentence }): React.JSX.Element {
  const styles = useStyles()
  const say = useSaid()
  const { text, lang } = say(of, sentence)
  return lang === 'en' ? <RecordedText text={text} /> : <span className={styles.words}>{text}</span>
}
