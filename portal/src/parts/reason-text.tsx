import { makeStyles, Text } from '@fluentui/react-components'
import { RecordedText } from './recorded-text.tsx'
import type { Sentence } from './say-reason.ts'
import { useSaid } from './use-said.ts'

/** Names of users are longer than narrow windows are wide. */
const useStyles = makeStyles({ words: { overflowWrap: 'anywhere' } })

interface ReasonTextProps {
  readonly reason: Sentence & { readonly code?: string }
  /** What the sentence is about, where it is not why something waits or stands: `blocker.conflict.what`. */
  readonly of?: string | readonly string[]
}

/** Why something waits or stands, as the product recorded it: in the reader's language, or in English where there is no sentence for it. */
export function ReasonText({ reason, of }: ReasonTextProps): React.JSX.Element {
  const styles = useStyles()
  const say = useSaid()
  const { text, lang } = say(of ?? (reason.code === undefined ? [] : `because.${reason.code}`), reason)
  const [first = '', ...rest] = text
  const sentence = `${first.toUpperCase()}${rest.join('')}`
  return <Text className={styles.words}>{lang === 'en' ? <RecordedText text={sentence} /> : sentence}</Text>
}
