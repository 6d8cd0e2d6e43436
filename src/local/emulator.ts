import { readEstateFile } from '../../emulator/estates/read-estate.ts'
import { startEmulator as serve } from '../../emulator/server.ts'
import { wrongUse } from '../cli/cli-problem.ts'
import type { EmulatorStartOptions } from '../cli/local-commands.ts'
import { untilToldToStop } from '../until-told-to-stop.ts'

/** `crossgrade emulator start`: the practice provider until it is told to stop. */
export async function startEmulator(options: EmulatorStartOptions): Promise<void> {
  const estate = options.estate === undefined ? undefined : await readEstate(options.estate)
  const { port, dataDir, clock, rate } = options
  const running = await serve({ port, dataDir, clock, rate, estate })
  const { url, partnerCenter, graph, login, clientId, clientSecret, people } = running
  const ready = { ready: true, url, partnerCenter, graph, login, clock: running.clock(), clientId, clientSecret, people }
  if (options.json) console.log(JSON.stringify(ready))
  else {
    console.log(`The practice provider answers at ${url} (its time: ${running.clock()}).`)
    console.log(`  CROSSGRADE_PROVIDER_URL=${url}\n  CROSSGRADE_CLIENT_ID=${clientId}\n  CROSSGRADE_CLIENT_SECRET=${clientSecret}`)
    console.log(`People: ${people.map((person) => `${person.name} (${person.role})`).join(', ')}`)
  }
  await untilToldToStop()
  await running.close()
}

async function readEstate(file: string) {
  try {
    return await readEstateFile(file)
  } catch (error) {
    throw wrongUse(error instanceof Error ? error.message : String(error))
  }
}
