/** With a capital; a name such as `r-2` or `user@contoso.example` stays as it is. */
export function beginSentence(text: string): string {
  const [first = '', ...rest] = text
  return /^([a-z]+-\d+\b|\S+@)/.test(text) ? text : `${first.toUpperCase()}${rest.join('')}`
}
