/** Commands of the terminal whose act has a button beside the sentence, or on every page. */
const DONE_HERE = String.raw`crossgrade (?:run (?:go-on|orders|retry|resume)|writes allow)\b`
/** A sentence or a clause of its own at the end, or what stands in brackets. */
const SAID = new RegExp(String.raw`(?:[.;]\s[^.;:]*:|,\s\p{L}+)\s${DONE_HERE}.*$|\s\(${DONE_HERE}[^)]*\)`, 'u')

/** A sentence of the API without the command that does here what a button does; another command is the only way, and stays. */
export function withoutCommand(text: string): string {
  return text.replace(SAID, '')
}
