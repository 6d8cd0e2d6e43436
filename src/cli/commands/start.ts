import { InvalidArgumentError, type Command } from 'commander'
import { collect } from '../choices/choice-flags.ts'
import type { Io } from '../io.ts'
import type { LocalCommands, StartOptions } from '../local-commands.ts'
import { isJson } from '../session.ts'
import { example } from './example.ts'

type PlaceFlags = Pick<StartOptions, 'config' | 'catalog'> & { readonly data?: string }
type StartFlags = PlaceFlags & { readonly port?: number; readonly worker: boolean; readonly portal: boolean }

/** `start`, `worker` and `demo`: what runs in this process until it is told to stop. */
export function addStartCommands(program: Command, local: LocalCommands, io: Io): void {
  example(
    placeOptions(program.command('start').description('run Crossgrade: portal, API and worker; with practice when no provider is set'))
      .option('--port <n>', 'port of portal and API on 127.0.0.1 (default: 4200)', parsePort)
      .option('--no-worker', 'work is done by others: crossgrade worker')
      .option('--no-portal', 'no pages for browsers, only the API'),
    'crossgrade start --port 4200 --data ./.crossgrade',
  ).action(async ({ data, port, worker, portal, catalog, config }: StartFlags, command: Command) => {
    const place = placeOf({ data, catalog, config })
    await local.start({ ...place, ...(port === undefined ? {} : { port }), worker, portal, json: isJson(command) })
  })

  example(
    placeOptions(program.command('worker').description('run one more worker on the same data or database')),
    'crossgrade worker --data ./.crossgrade',
  ).action(async ({ data, catalog, config }: PlaceFlags, command: Command) => {
    await local.worker({ ...placeOf({ data, catalog, config }), json: isJson(command) })
  })

  example(program.command('demo').description('the whole job on practice customers, in under two minutes'), 'crossgrade demo').action(
    async (_flags: object, command: Command) => io.setExitCode(await local.runDemo({ json: isJson(command) })),
  )
}

export function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new InvalidArgumentError('Expected a port from 0 (any free one) to 65535.')
}

function placeOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data folder (CROSSGRADE_DATA, else ./.crossgrade)')
    .option('--catalog <dir>', 'catalog files laid over those that ship; may be repeated', collect)
    .option('--config <file>', 'settings as YAML; flags and environment win over it')
}

function placeOf({ data, catalog, config }: { [F in keyof PlaceFlags]: PlaceFlags[F] | undefined }) {
  return {
    ...(data === undefined ? {} : { dataDir: data }),
    ...(catalog === undefined ? {} : { catalog }),
    ...(config === undefined ? {} : { config }),
  }
}
