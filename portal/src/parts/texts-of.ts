/** Sentences by what they are about; one that is said in several ways has each under a name of its own. */
export interface Texts {
  readonly [key: string]: string | Texts
}

/** What stands at the end of a path; undefined where it leads nowhere. */
export function textAt(texts: Texts, path: readonly string[]): string | Texts | undefined {
  return path.reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), texts)
}
