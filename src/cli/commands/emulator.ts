import { InvalidArgumentError, type Command } from 'commander'
import { EmulatorClock, PromiseReport } from '../emulator-client.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import type { EmulatorStartOptions, LocalCommands } from '../local-commands.ts'
import { isBroken, renderPromises } from '../render/render-promises.ts'
import { minuteOf } from '../render/text.ts'
import { isJson, openSession } from '../session.ts'
import { connectEmulator, withProvider } from './connect-emulator.ts'
import { addFaultCommands } from './emulator-faults.ts'
import { example } from './example.ts'
import { parsePort } from './start.ts'

type StartFlags = Omit<EmulatorStartOptions, 'dataDir' | 'json'> & { readonly data?: string }

export function addEmulatorCommands(program: Command, local: LocalCommands, io: Io): void {
  const emulator = program.command('emulator').description('practice: Partner Center, Graph and sign-in on this machine')
  example(emulator.command('start').description('run a practice provider'), 'crossgrade emulator start --port 4290 --rate 60')
    .option('--port <n>', 'port on 127.0.0.1', parsePort)
    .option('--data <dir>', 'folder in which it keeps its customers')
    .option('--estate <file>', 'the customers that it plays, as YAML or JSON')
    .option('--clock <time>', 'the time at which it starts, such as 2026-03-02T08:00:00Z')
    .option('--rate <n>', 'its seconds in a real one', parseRate)
    .action(async ({ port, data, estate, clock, rate }: StartFlags, command: Command) => {
      await local.startEmulator({
        ...(port === undefined ? {} : { port }),
        ...(data === undefined ? {} : { dataDir: data }),
        ...(estate === undefined ? {} : { estate }),
        ...(clock === undefined ? {} : { clock }),
        ...(rate === undefined ? {} : { rate }),
        json: isJson(command),
      })
    })
  addClockCommands(emulator, io)
  addFaultCommands(emulator, io)
  example(
    withProvider(emulator.command('check').description('judge by the emulator’s own log whether the promises were kept')),
    'crossgrade emulator check',
  ).action(async (_flags: object, command: Command) => {
    const session = openSession(command, io)
    const report = await (await connectEmulator(command, session)).call('GET', '/emulator/promise-check', PromiseReport)
    session.show(report, () => renderPromises(report, session.view))
    io.setExitCode(isBroken(report) ? EXIT.failed : EXIT.done)
  })
}

function addClockCommands(emulator: Command, io: Io): void {
  const clock = emulator.command('clock').description('the emulator’s time; it never runs backwards')
  const act = async (command: Command, body?: Readonly<Record<string, unknown>>): Promise<void> => {
    const session = openSession(command, io)
    const client = await connectEmulator(command, session)
    const now = await client.call(body ? 'POST' : 'GET', '/emulator/clock', EmulatorClock, body)
    session.show(now, () => `practice time ${minuteOf(now.now)}, rate ${now.rate}`)
  }
  example(withProvider(clock.command('show').description('what time it is')), 'crossgrade emulator clock show').action(
    (_flags: object, command: Command) => act(command),
  )
  example(withProvider(clock.command('advance').description('move it on')), 'crossgrade emulator clock advance 130d')
    .argument('<span>', 'for example 15m, 36h, 130d, PT15M, P130D')
    .action((advance: string, _flags: object, command: Command) => act(command, { advance }))
  example(withProvider(clock.command('set').description('move it on to a time')), 'crossgrade emulator clock set 2026-07-01T00:00:00Z')
    .argument('<time>', 'ISO 8601, in UTC')
    .action((now: string, _flags: object, command: Command) => act(command, { now }))
  example(withProvider(clock.command('rate').description('how fast it runs')), 'crossgrade emulator clock rate 60')
    .argument('<n>', 'its seconds in a real one', parseRate)
    .action((rate: number, _flags: object, command: Command) => act(command, { rate }))
}

function parseRate(text: string): number {
  const rate = Number(text)
  if (text.trim() !== '' && rate >= 0 && Number.isFinite(rate)) return rate
  throw new InvalidArgumentError('Expected a number from 0, such as 60.')
}
