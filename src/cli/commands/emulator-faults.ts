import { InvalidArgumentError, type Command } from 'commander'
import { z } from 'zod'
import { Fault, Faults } from '../emulator-client.ts'
import type { Io } from '../io.ts'
import { counted, wrap } from '../render/text.ts'
import { openSession } from '../session.ts'
import { connectEmulator, withProvider } from './connect-emulator.ts'
import { example } from './example.ts'

/** `emulator faults`: misbehavior by name, and only on request. */
export function addFaultCommands(emulator: Command, io: Io): void {
  const faults = emulator.command('faults').description('what the emulator does wrong on request')
  example(withProvider(faults.command('list').description('faults that are armed')), 'crossgrade emulator faults list').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      const answer = await (await connectEmulator(command, session)).call('GET', '/emulator/faults', Faults)
      session.show(
        answer,
        () => answer.faults.map((fault) => wrap(faultLine(fault), session.view.columns)).join('\n') || 'No fault is armed.',
      )
    },
  )
  example(
    withProvider(faults.command('add').description('arm one; the emulator says what is possible when it is asked for anything else')),
    `crossgrade emulator faults add \\`,
    `  '{"kind":"error","operation":"checkout","code":"800023","times":1}'`,
  )
    .argument('<json>', 'kind, operation, and code, match, every, times, skip, customer, status, seconds, retryAfterSeconds', parseJson)
    .addHelpText('after', KINDS)
    .action(async (fault: unknown, _flags: object, command: Command) => {
      const session = openSession(command, io)
      const added = await (await connectEmulator(command, session)).call('POST', '/emulator/faults', Fault, fault)
      session.show(added, () => wrap(faultLine(added), session.view.columns))
    })
  example(withProvider(faults.command('clear').description('disarm all')), 'crossgrade emulator faults clear').action(
    async (_flags: object, command: Command) => {
      const session = openSession(command, io)
      await (await connectEmulator(command, session)).call('DELETE', '/emulator/faults', z.unknown())
      session.show({ faults: [] }, () => 'No fault is armed.')
    },
  )
}

const KINDS = `
Instead of the operation, so that nothing is done:
  error                a documented code, perhaps with one of its statuses
  412 500 502 503 504  that status
  429                  with retryAfterSeconds; null: it does not say how long
  424                  for items of a batch
  tokenExpired         401, and the token is really gone
  pageNotFound         404 for a page after the first
  timeoutBeforeEffect  no answer
The operation runs, and:
  timeoutAfterEffect   there is no answer
  slow                 the answer is late by seconds
  stale                a read shows how it was seconds ago
  lineError            a line of a cart is wrong: a CartErrorCode
  orderError           groups of a checkout become no order; others do
  groupError           a license of a group shows an error
match: a text in the path, the body or the cart: a user, a line, an order.
Codes: docs/status-codes.md`

function faultLine({ id, kind, operation, every, times, skip, customer, hit, code, match }: Fault): string {
  const how = [
    every > 1 ? `every ${every} calls` : 'every call',
    ...(skip > 0 ? [`after ${skip}`] : []),
    ...(times === null ? [] : [`at most ${counted(times, 'time')}`]),
    ...(customer === null ? [] : [`for ${customer}`]),
    ...(match ? [`where it says ${match}`] : []),
  ]
  return `${id}  ${kind}${code ? ` ${code}` : ''} on ${operation}: ${how.join(', ')}; so far ${hit}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('Expected JSON such as {"kind":"429","operation":"checkout","times":1}.')
  }
}
