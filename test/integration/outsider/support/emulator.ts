import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { Access, Clock, Customer, Promises, User, Users } from './shapes.ts'

const PAGE = 10_000
const UNAUTHORIZED = 401

/** What only an emulator has: the truth, without lags, and the hands of the people in the customers' own organizations. */
export interface Emulator {
  readonly url: string
  customer(domain: string): Promise<z.output<typeof Customer>>
  users(domain: string): Promise<readonly User[]>
  user(domain: string, upn: string): Promise<User>
  changeUser(domain: string, upn: string, members: object): Promise<void>
  changeSubscription(domain: string, subscription: string, members: object): Promise<void>
  /**
   * The requests after this one, items of batches included. Not what was turned away for its token: one runs out whenever the clock
   * is moved past its hour, and the same call is sent again with another.
   */
  requests(after?: number): Promise<readonly Request[]>
  now(): Promise<string>
  advance(span: string): Promise<void>
  addFault(fault: object): Promise<void>
  /** The promises that its own log does not bear out, and how much was looked at. */
  promises(): Promise<{ readonly broken: readonly string[]; readonly checked: number }>
}

export interface Request {
  readonly id: number
  readonly operation: string
  readonly path: string
  /** It would change something at Microsoft. */
  readonly isWrite: boolean
}

export function openEmulator(url: string): Emulator {
  const at = (domain: string): string => `${url}/emulator/customers/${domain}`
  return {
    url,
    customer: async (domain) => Customer.parse(await get(at(domain))),
    users: async (domain) => Users.parse(await get(`${at(domain)}/users`)).users,
    user: async (domain, upn) => User.parse(await get(`${at(domain)}/users/${upn}`)),
    changeUser: (domain, upn, members) => send('PATCH', `${at(domain)}/users/${upn}`, members),
    changeSubscription: (domain, subscription, members) => send('PATCH', `${at(domain)}/subscriptions/${subscription}`, members),
    requests: async (after = 0) => requestsAfter(url, after),
    now: async () => Clock.parse(await get(`${url}/emulator/clock`)).now,
    advance: (advance) => send('POST', `${url}/emulator/clock`, { advance }),
    addFault: (fault) => send('POST', `${url}/emulator/faults`, fault),
    async promises() {
      const verdicts = Object.entries(Promises.parse(await get(`${url}/emulator/promise-check`)))
      return {
        broken: verdicts.flatMap(([id, { held }]) => (held ? [] : [id])),
        checked: verdicts.reduce((sum, [, { checked }]) => sum + checked, 0),
      }
    },
  }
}

/** Looks until it is so. @throws Error that says what was waited for */
export async function eventually(what: string, isSo: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); await pause(50)) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`)
  }
}

async function requestsAfter(url: string, after: number): Promise<readonly Request[]> {
  const { access } = Access.parse(await get(`${url}/emulator/access?after=${after}&limit=${PAGE}`))
  return access.filter(({ status }) => status !== UNAUTHORIZED)
}

async function get(url: string): Promise<unknown> {
  return check(await fetch(url))
}

async function send(method: string, url: string, body: object): Promise<void> {
  await check(await fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))
}

async function check(answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
