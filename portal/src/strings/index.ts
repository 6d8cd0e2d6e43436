import type enShell from './en/shell.json'
import type enBook from './en/book.json'
import type enCustomers from './en/customers.json'
import type enLog from './en/log.json'
import type enNeedsYou from './en/needs-you.json'
import type enParts from './en/parts.json'
import type enSubscriptions from './en/subscriptions.json'

/** Texts by page; English is what the others are compared with when the portal is built. */
export interface Strings {
  readonly shell: typeof enShell
  readonly parts: typeof enParts
  readonly book: typeof enBook
  readonly customers: typeof enCustomers
  readonly subscriptions: typeof enSubscriptions
  readonly log: typeof enLog
  readonly 'needs-you': typeof enNeedsYou
}

export const LANGUAGES = { en: 'English', it: 'Italiano', sv: 'Svenska' } as const
export type Language = keyof typeof LANGUAGES

type File = Readonly<Record<string, unknown>>

const files = import.meta.glob<File>('./*/*.json', { import: 'default' })

/** Every page's texts in one language. */
export async function loadStrings(language: Language): Promise<Readonly<Record<string, File>>> {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`./${language}/`))
  return Object.fromEntries(await Promise.all(own.map(async ([path, load]) => [pageOf(path), withMany(await load())] as const)))
}

function pageOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
}

/** Italian has a plural of its own for whole millions; here it is said as any other. */
function withMany(file: File): File {
  const many = Object.entries(file).flatMap(([key, text]) =>
    key.endsWith('_other') ? [[key.replace(/other$/, 'many'), text] as const] : [],
  )
  return { ...file, ...Object.fromEntries(many) }
}
