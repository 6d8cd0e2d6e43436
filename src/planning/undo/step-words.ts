import type { Json } from '../../domain/durable.ts'
import type { ReasonCode } from '../../domain/reason-codes.ts'
import type { StepBack } from '../../domain/undoing.ts'
import { NO_MORE } from './retired.ts'

const STAYS_OFF = `; auto-renew stays off: ${NO_MORE}`
const LATE = 'Microsoft may have deleted it since then; it is read before anything is done'
const UNKNOWN = 'when Microsoft deletes it is not known; it is read before anything is done'
const FROM_THEN = 'Microsoft may delete it from then on'

/** Why a step cannot be taken back, or what to mind. */
export const NOTES = {
  late: LATE,
  'late-stays-off': LATE + STAYS_OFF,
  unknown: UNKNOWN,
  'unknown-stays-off': UNKNOWN + STAYS_OFF,
  'from-then': FROM_THEN,
  'from-then-stays-off': FROM_THEN + STAYS_OFF,
  'active-already': 'it was made active again already',
  'as-stored': 'to the licenses and services that were stored before; who was changed by somebody else meanwhile is left alone',
  'there-before': 'they were there before',
  'taken-off': 'taken off again',
  'seven-days-only': 'seats can be taken off for seven days only; they stay until the renewal',
  suspended: 'suspended; what is billed for the days used is not known',
  'later-at-term': 'later it can only end at its term, and is paid until then',
  'seven-days-over': 'the seven days are over: paid until its term ends',
  'by-a-person': 'a person bought it: cancel it where it was bought',
  'others-use-it': 'what was bought stays: the others use it',
  'renews-again': 'auto-renew on again, as it was',
  'renews-no-more': 'auto-renew off again, as it was',
} as const

/** A step whose note is one of these. */
export interface WordedStep extends StepBack {
  readonly note: (typeof NOTES)[keyof typeof NOTES]
}

const A_MONTH = '{quantity} x {unitPrice} {currency} a month, as the cart said, until its term ends'
const A_YEAR = '{quantity} x {unitPrice} {currency} a year, as the cart said, until its term ends'

/** What a step costs; `{…}` is a figure in it. */
export const COSTS = {
  nothing: 'nothing',
  'days-used': 'nothing but the days used',
  'nothing-more': 'nothing more',
  'billed-again': '{seats} seats are billed again',
  /** Of plans that were made when its billing cycle was not said. */
  price: '{quantity} x {unitPrice} {currency}, as the cart said, until its term ends',
  'a-month': A_MONTH,
  months: `${A_MONTH}: {months} months, this one included, {total} {currency}`,
  'last-month': `${A_MONTH}: this month alone, {total} {currency}`,
  'a-year': A_YEAR,
  years: `${A_YEAR}: {years} years, this one included, {total} {currency}`,
  'last-year': `${A_YEAR}: this year alone, {total} {currency}`,
} as const

/** What a step is about, where it is no name alone. */
export const SUBJECTS = {
  bought: '{quantity} seats of {product}',
  user: '{users} user',
  users: '{users} users',
  'user-with-groups': '{users} user, {groups}',
  'users-with-groups': '{users} users, {groups}',
} as const

const GROUP = 'the group '

/** A group in the list of what a step is about: a sentence of its own. */
export function groupNamed(group: string): {
  readonly code: ReasonCode
  readonly text: string
  readonly facts: { readonly group: string }
} {
  return { code: 'the-group', text: `${GROUP}${group}`, facts: { group } }
}

type Figures = Readonly<Record<string, string | number>>

export function word(template: string, figures: Figures): string {
  return template.replaceAll(/\{(\w+)\}/g, (_figure, name: string) => String(figures[name] ?? ''))
}

/**
 * The figures and names in what a part says of a step, read from its words: these are all that a part keeps of them. What is worded
 * otherwise has none.
 */
export function factsOfStep({ subject, cost }: Pick<StepBack, 'subject' | 'cost'>): { readonly [name: string]: Json } {
  const { groups, ...facts } = { ...read(subject, SUBJECTS), ...read(cost ?? '', COSTS) }
  return groups === undefined ? facts : { ...facts, groups: String(groups).slice(GROUP.length).split(`, ${GROUP}`).map(groupNamed) }
}

function read(text: string, templates: Readonly<Record<string, string>>): Figures {
  const found = Object.values(templates).map((template) => figuresIn(text, template))
  return found.find((figures) => figures !== undefined) ?? {}
}

/** Counts are digits, and sums and currencies one word: so each sentence is read by its own template alone. */
const COUNTS: ReadonlySet<string> = new Set(['seats', 'quantity', 'users', 'months', 'years'])
const WORDS: ReadonlySet<string> = new Set(['unitPrice', 'currency', 'total'])

function patternOf(name: string, at: number, template: string): string {
  // Said a second time, it is the same.
  if (template.indexOf(`{${name}}`) < at) return `\\k<${name}>`
  return `(?<${name}>${COUNTS.has(name) ? '\\d+' : WORDS.has(name) ? '\\S*' : '.*'})`
}

function figuresIn(text: string, template: string): Figures | undefined {
  const pattern = template.replaceAll(/\{(\w+)\}/g, (_figure, name: string, at: number) => patternOf(name, at, template))
  const groups = new RegExp(`^${pattern}$`, 's').exec(text)?.groups
  if (groups === undefined) return text === template ? {} : undefined
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, COUNTS.has(name) ? Number(value) : value]))
}
