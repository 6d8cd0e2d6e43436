import { RecordedText } from './recorded-text.tsx'
import type { Sentence } from './say-reason.ts'
import { useSaid } from './use-said.ts'

/** A sentence of the API as it stands, within another text: `warning.paid-twice`, `blocker.conflict.fix`; of several the first that fits. */
export function SaidText({ of, sentence }: { readonly of: string | readonly string[]; readonly sentence: Sentence }): React.JSX.Element {
  const say = useSaid()
  return <RecordedText {...say(of, sentence)} />
}
