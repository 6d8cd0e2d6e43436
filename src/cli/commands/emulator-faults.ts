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
    withProvider(faults.command('add').description('arm one: 429, 503, timeoutBeforeEffect, timeoutAfterEffect')),
    `crossgrade emulator faults add \\`,
    `  '{"kind":"timeoutAfterEffect","operation":"checkout","times":1}'`,
  )
    .argument('<json>', 'kind, operation, and every, times, skip, customer, retryAfterSeconds', parseJson)
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

function faultLine({ id, kind, operation, every, times, skip, customer, hit }: Fault): string {
  const how = [
    every > 1 ? `every ${every} calls` : 'every call',
    ...(skip > 0 ? [`after ${skip}`] : []),
    ...(times === null ? [] : [`at most ${counted(times, 'time')}`]),
    ...(customer === null ? [] : [`for ${customer}`]),
  ]
  return `${id}  ${kind} on ${operation}: ${how.join(', ')}; so far ${hit}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('Expected JSON such as {"kind":"429","operation":"checkout","times":1}.')
  }
}
