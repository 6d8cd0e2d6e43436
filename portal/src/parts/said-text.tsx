import { RecordedText } from './recorded-text.tsx'
import type { Sentence } from './say-reason.ts'
import { useSaid } from './use-said.ts'

/** A sentence of the API as it stands, within another text: `warning.paid-twice`, `blocker.conflict.fix`. */
export function SaidText({ of, sentence }: { readonly of: string | readonly string[]; readonly sentence: Sentence }): React.JSX.Element {
  const say = useSaid()
  const { text, lang } = say(of, sentence)
  return lang === 'en' ? <RecordedText text={text} /> : <span>{text}</span>
}
