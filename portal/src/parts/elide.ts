/** Words before a day that follows, with the space between: in Italian `il 11` is `l’11`, and so is the eighth. */
export function elide(words: string, at: string, language: string): string {
  const day = new Date(at).getDate()
  if (!language.startsWith('it') || (day !== 8 && day !== 11)) return `${words} `
  const elided = words.replace(/(^|\s)(il|[ad]l|dal|del|nel)$/i, (_whole, before: string, article: string) => {
    const joined = article.toLowerCase() === 'il' ? article.slice(1) : `${article}l`
    return `${before}${joined}’`
  })
  return elided === words ? `${words} ` : elided
}
