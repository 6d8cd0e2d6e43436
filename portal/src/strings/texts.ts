import type enShell from './en/shell.json'
import type enBook from './en/book.json'
import type enByHand from './en/by-hand.json'
import type enCustomers from './en/customers.json'
import type enLog from './en/log.json'
import type enHere from './en/here.json'
import type enNeedsYou from './en/needs-you.json'
import type enParts from './en/parts.json'
import type enConnections from './en/connections.json'
import type enDeadlines from './en/deadlines.json'
import type enRetirements from './en/retirements.json'
import type enUsers from './en/users.json'
import type enPlanWizard from './en/plan-wizard.json'
import type enPlans from './en/plans.json'
import type enPreFlight from './en/pre-flight.json'
import type enReasons from './en/reasons.json'
import type enRefusals from './en/refusals.json'
import type enRuns from './en/runs.json'
import type enUndo from './en/undo.json'
import type enSubscriptions from './en/subscriptions.json'

/** Texts by page; English is what the others are compared with when the portal is built. */
export interface Strings {
  readonly shell: typeof enShell
  readonly parts: typeof enParts
  readonly book: typeof enBook
  readonly here: typeof enHere
  readonly 'by-hand': typeof enByHand
  readonly customers: typeof enCustomers
  readonly subscriptions: typeof enSubscriptions
  readonly log: typeof enLog
  readonly 'needs-you': typeof enNeedsYou
  readonly retirements: typeof enRetirements
  readonly deadlines: typeof enDeadlines
  readonly connections: typeof enConnections
  readonly users: typeof enUsers
  readonly 'plan-wizard': typeof enPlanWizard
  readonly plans: typeof enPlans
  readonly 'pre-flight': typeof enPreFlight
  readonly reasons: typeof enReasons
  readonly refusals: typeof enRefusals
  readonly runs: typeof enRuns
  readonly undo: typeof enUndo
}

export const LANGUAGES = { en: 'English', it: 'Italiano', sv: 'Svenska' } as const
export type Language = keyof typeof LANGUAGES

type File = Readonly<Record<string, unknown>>

const FILES = {
  en: async () => (await import('./all-en.ts')).files,
  it: async () => (await import('./all-it.ts')).files,
  sv: async () => (await import('./all-sv.ts')).files,
} as const

/** Every page's texts in one language. */
export async function loadStrings(language: Language): Promise<Readonly<Record<string, File>>> {
  const files = await FILES[language]()
  return Object.fromEntries(Object.entries(files).map(([path, file]) => [pageOf(path), withMany(file as File)] as const))
}

/** The English of what the API says: a translation is recognized by it. */
export async function loadSaidByApi(): Promise<Readonly<Record<string, File>>> {
  const [reasons, refusals] = await Promise.all([import('./en/reasons.json'), import('./en/refusals.json')])
  return { reasons: reasons.default, refusals: refusals.default }
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
