import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Estate } from '../../emulator/estates/estate.ts'
import type { Practice } from '../peers/graph-session.ts'
import { openCleanUp } from './clean-up.ts'
import { createEmulatorView, type EmulatorView } from './emulator-view.ts'
import { spawnCrossgrade, spawnNode, type BenchProcess } from './spawn.ts'

/** An emulator in a process of its own, with nothing of the product. */
export interface PracticeAlone extends AsyncDisposable {
  readonly view: EmulatorView
  /** Moves everybody in a way that is not ours, in a process of its own. */
  startPeer(way: string): Promise<BenchProcess>
  /** The same to its end. @throws Error when it does not come to it */
  runPeer(way: string): Promise<void>
}

const PEER = join(import.meta.dirname, '..', 'peers', 'main.ts')

export async function startPracticeAlone(estate: Estate, rate: number): Promise<PracticeAlone> {
  const cleanUp = openCleanUp()
  const folder = cleanUp.adopt(mkdtempSync(join(tmpdir(), 'crossgrade-bench-')), (each) => rmSync(each, { recursive: true, force: true }))
  const file = join(folder, 'estate.json')
  writeFileSync(file, JSON.stringify(estate))
  const args = ['emulator', 'start', '--port', '0', '--data', join(folder, 'emulator'), '--estate', file, '--rate', String(rate)]
  const emulator = cleanUp.adopt(await spawnCrossgrade(args, {}), (each) => each.stop())
  const url = String(emulator.ready['url'])
  const practice: Practice = {
    url,
    rate,
    clientId: String(emulator.ready['clientId']),
    clientSecret: String(emulator.ready['clientSecret']),
  }
  const startPeer = async (way: string): Promise<BenchProcess> => {
    const { clientId, clientSecret } = practice
    const peer = await spawnNode([PEER, way, url, clientId, clientSecret, String(rate), ...(await listCustomerIds(url))], {})
    return cleanUp.adopt(peer, (each) => each.stop('SIGKILL'))
  }
  return {
    view: createEmulatorView(url),
    startPeer,
    async runPeer(way) {
      const code = await (await startPeer(way)).ended
      if (code !== 0) throw new Error(`${way} ended with ${code}`)
    },
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  }
}

const Customers = z.object({ customers: z.array(z.object({ id: z.string() })) })

export async function listCustomerIds(url: string): Promise<readonly string[]> {
  const answer: unknown = await (await fetch(`${url}/emulator/customers`)).json()
  return Customers.parse(answer).customers.map(({ id }) => id)
}
