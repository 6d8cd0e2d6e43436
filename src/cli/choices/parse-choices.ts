import { InvalidArgumentError } from 'commander'
import type { Choices } from './choices.ts'

export function parseNewServices(text: string): Choices['newServices'] {
  if (text === 'on' || text === 'off') return text
  const ids = text.split(',').map((id) => id.trim().toLowerCase())
  if (ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))) return { on: ids }
  throw new InvalidArgumentError('Expected on, off, or service plan ids with commas between them.')
}

export function parseSeats(text: string): NonNullable<Choices['seats']> {
  if (text === 'as-before' || text === 'assigned') return text
  const plus = /^assigned\+(\d+)$/.exec(text)?.[1]
  if (plus !== undefined) return { assignedPlus: Number(plus) }
  throw new InvalidArgumentError('Expected as-before, assigned, or assigned+N such as assigned+5.')
}

export function parseHold(text: string): NonNullable<Choices['hold']> {
  const [, length, unit] = /^(\d+)(wd|h)$/.exec(text) ?? []
  if (length === undefined) throw new InvalidArgumentError('Expected working days such as 2wd, or hours such as 48h.')
  return unit === 'wd' ? { workingDays: Number(length) } : { hours: Number(length) }
}

export function parseCeiling(text: string): NonNullable<Choices['unitPriceCeiling']> {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ?([A-Za-z]{3})$/.exec(text) ?? []
  if (amount === undefined || currency === undefined) throw new InvalidArgumentError('Expected an amount and a currency, such as 20.00EUR.')
  return { amount, currency: currency.toUpperCase() }
}

export function parseDays(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number of days.')
}

export function parseSeatsFrom(text: string): NonNullable<Choices['seatsFrom']> {
  const words = text.split(',').map((word) => word.trim())
  const found = words.flatMap((word) => SOURCES.find((source) => source === word) ?? [])
  if (found.length === words.length && new Set(found).size === found.length) return found
  throw new InvalidArgumentError('Expected owned, more, new, each at most once, with commas between them.')
}

const SOURCES = ['owned', 'more', 'new'] as const

export function parseSeatCount(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) <= 1_000_000) return Number(text)
  throw new InvalidArgumentError('Expected a whole number of seats, 0 to 1000000.')
}

export function parseUsageLocation(text: string): string {
  if (text === 'customer-country') return text
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  throw new InvalidArgumentError('Expected customer-country, or a country such as IT.')
}

/** `anna@contoso.example,bo@contoso.example=office-365-e5`, after those given before. */
export function parseUser(text: string, before: Choices['users'] = []): NonNullable<Choices['users']> {
  const at = text.lastIndexOf('=')
  const users = text
    .slice(0, Math.max(0, at))
    .split(',')
    .map((user) => user.trim().toLowerCase())
  const option = text.slice(at + 1).trim()
  if (at > 0 && option !== '' && users.every((user) => /^[^@\s]+@[^@\s]+$/.test(user))) return [...before, { users, option }]
  throw new InvalidArgumentError('Expected UPN=OPTION, or UPN,UPN=OPTION, such as megan@contoso.example=office-365-e5.')
}

/** `SUBSCRIPTION=2026-09-30`, after those given before. */
export function parseMayStay(text: string, before: Choices['mayStayUntil'] = {}): NonNullable<Choices['mayStayUntil']> {
  const [, subscription, day] = /^([0-9A-Za-z-]+)=(\d{4}-\d\d-\d\d)$/.exec(text) ?? []
  if (subscription !== undefined && day !== undefined && isDay(day)) return { ...before, [subscription.toLowerCase()]: day }
  if (day !== undefined && !isDay(day)) throw new InvalidArgumentError(`There is no day ${day}. Expected SUBSCRIPTION=YYYY-MM-DD.`)
  throw new InvalidArgumentError('Expected SUBSCRIPTION=YYYY-MM-DD, the id of a subscription and a day.')
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const POLICIES = ['leave', 'stop-renewal', 'suspend', 'migrate'] as const

/** `kaizala-pro=leave`, after those given before. */
export function parsePolicy(text: string, before: Choices['policies'] = {}): NonNullable<Choices['policies']> {
  const [, retirement, word] = /^([^=\s]+)=(\S+)$/.exec(text) ?? []
  const policy = POLICIES.find((each) => each === word)
  if (retirement !== undefined && policy !== undefined) return { ...before, [retirement]: policy }
  throw new InvalidArgumentError('Expected RETIREMENT=POLICY, with leave, stop-renewal, suspend or migrate, such as kaizala-pro=leave.')
}

/** `move=person`, `suspend=2026-12-01T18:00Z`, after those given before. */
export function parseWait(text: string, before: Choices['waitBefore'] = {}): NonNullable<Choices['waitBefore']> {
  const [, act, until] = /^(buy|move|suspend)=(\S+)$/.exec(text) ?? []
  const gate = until === undefined || until === 'person' || until === 'open' ? until : toMoment(until)
  if (act !== undefined && gate !== undefined) return { ...before, [act]: gate }
  throw new InvalidArgumentError('Expected ACT=person or ACT=MOMENT, with buy, move or suspend, such as move=2026-12-01T18:00+01:00.')
}

/** With its zone, in UTC: an hour that could be two is asked for again. */
function toMoment(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}
