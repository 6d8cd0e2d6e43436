import { isMembers } from '../../http/members.ts'
import type { Members } from '../../http/members.ts'

/** Input that cannot be used: 400; 404 for a name of something that does not exist, 409 for what cannot be now. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
  readonly status: 400 | 404 | 409

  constructor(message: string, status: 400 | 404 | 409 = 400) {
    super(message)
    this.status = status
  }
}

/** The body as an object with no other members than these. */
export function readMembers(body: unknown, allowed: readonly string[]): Members {
  const value = parse(body)
  if (!isMembers(value)) throw new BadInput(`The body is no JSON object: expected members of ${allowed.join(', ')}.`)
  const unknown = Object.keys(value).find((name) => !allowed.includes(name))
  if (unknown !== undefined) throw new BadInput(`Unknown member "${unknown}": expected ${allowed.join(', ')}.`)
  return value
}

export function readText(members: Members, name: string): string | undefined {
  const value = members[name]
  if (value === undefined || typeof value === 'string') return value
  throw new BadInput(`${name} is ${JSON.stringify(value)}: expected a text.`)
}

export function readFlag(members: Members, name: string): boolean | undefined {
  const value = members[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw new BadInput(`${name} is ${JSON.stringify(value)}: expected true or false.`)
}

export function readNumber(members: Members, name: string, min: number, whole = true): number | undefined {
  const value = members[name]
  if (value === undefined) return undefined
  if (typeof value === 'number' && value >= min && (!whole || Number.isInteger(value))) return value
  throw new BadInput(`${name} is ${JSON.stringify(value)}: expected a ${whole ? 'whole ' : ''}number from ${min}.`)
}

export function readChoice<T extends string>(members: Members, name: string, choices: readonly T[]): T | undefined {
  const value = members[name]
  if (value === undefined) return undefined
  const choice = choices.find((one) => one === value)
  if (choice !== undefined) return choice
  throw new BadInput(`${name} is ${JSON.stringify(value)}: expected ${choices.join(', ')}.`)
}

function parse(body: unknown): unknown {
  if (body === undefined || body === null || body === '') return {}
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    throw new BadInput('The body is not valid JSON.')
  }
}
