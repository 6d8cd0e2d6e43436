import type { Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { createEmulatorClient, type EmulatorClient } from '../emulator-client.ts'
import type { Session } from '../session.ts'

/**
 * The emulator that a command is about: the one named, else the one that the product is connected to.
 * @throws CliProblem when Crossgrade uses Microsoft and no emulator is named
 */
export async function connectEmulator(command: Command, { client, io }: Session): Promise<EmulatorClient> {
  const named = command.opts<{ readonly provider?: string }>().provider ?? io.env['CROSSGRADE_PROVIDER_URL']
  if (named) return createEmulatorClient(named)
  const { provider } = await client.call(routes.getStatus)
  if (provider.isEmulator) return createEmulatorClient(provider.url)
  throw wrongUse(
    `Crossgrade is connected to ${provider.url}, which is not an emulator.`,
    'Name one with --provider URL or CROSSGRADE_PROVIDER_URL',
  )
}

export function withProvider(command: Command): Command {
  return command.option('--provider <url>', 'the emulator (CROSSGRADE_PROVIDER_URL, else the one that Crossgrade uses)')
}
