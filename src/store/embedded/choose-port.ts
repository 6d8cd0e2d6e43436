import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/**
 * The port to start on: the one asked for, else the one this data folder had before, else any free one, which is remembered.
 * @throws Error when the port asked for is taken.
 */
export async function choosePort(dataDir: string, asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (await findFree(asked)) return remember(dataDir, asked)
    throw new Error(
      `Port ${String(asked)} on 127.0.0.1 is taken by another program. End that program, choose another port, ` +
        'or name none and a free one is found.',
    )
  }
  const before = remembered(dataDir)
  const port = (before !== undefined && (await findFree(before))) || (await findFree(0))
  if (!port) throw new Error('No free port on 127.0.0.1.')
  return remember(dataDir, port)
}

function findFree(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(undefined)
    })
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : undefined)
      })
    })
  })
}

function remembered(dataDir: string): number | undefined {
  const file = join(dataDir, 'crossgrade.port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || undefined : undefined
}

function remember(dataDir: string, port: number): number {
  writeFileSync(join(dataDir, 'crossgrade.port'), String(port))
  return port
}
