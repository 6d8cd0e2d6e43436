import { Text } from '@fluentui/react-components'
import { beginSentence } from './begin-sentence.ts'
import { RecordedText } from './recorded-text.tsx'
import type { Sentence } from './say-reason.ts'
import { useSaid } from './use-said.ts'

interface ReasonTextProps {
  readonly reason: Sentence & { readonly code?: string }
  /** What the sentence is about, where it is not why something waits or stands: `blocker.conflict.what`; of several the first that fits. */
  readonly of?: string | readonly string[]
}

/** Why something waits or stands, as the product recorded it: in the reader's language, or in English where there is no sentence for it. */
export function ReasonText({ reason, of }: ReasonTextProps): React.JSX.Element {
  const say = useSaid()
  const { text, lang } = say(of ?? (reason.code === undefined ? [] : `because.${reason.code}`), reason)
  return (
    <Text>
      <RecordedText text={beginSentence(text)} lang={lang} />
    </Text>
  )
}
