/** A text of an address; the router reads what looks like a figure as one. Undefined: there is none. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value)
}

/** Yes or no, as a boolean, which an address has without quotation marks. */
export function yesOrNoIn(value: unknown): boolean | undefined {
  const text = textIn(value)
  return text === 'true' ? true : text === 'false' ? false : undefined
}

/** The same as the API takes it; nothing where there is none. */
export function yesOrNo<Name extends string>(name: Name, value: boolean | undefined): { readonly [name in Name]?: 'true' | 'false' } {
  return value === undefined ? {} : ({ [name]: value ? 'true' : 'false' } as { readonly [name in Name]: 'true' | 'false' })
}

/** A number of days, as the API takes them. */
export function daysIn(value: unknown): number | undefined {
  const days = Number(value)
  return textIn(value) !== undefined && Number.isInteger(days) && days >= 0 && days <= 3650 ? days : undefined
}

/** The same without what is undefined, so that nothing of it stands in the address. */
export function withoutEmpty<Search extends object>(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search
}
