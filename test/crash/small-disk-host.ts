import { createInterface } from 'node:readline'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'

// A process of its own: a database on a small disk that was mounted for it alone. Told `fill`, `free` or `start`, a line each, it
// answers with a line of JSON; it ends with its standard input.

const [folder = ''] = process.argv.slice(2)
const BALLAST = join(folder, 'ballast')
const CHUNK = Buffer.alloc(64 * 1024)

const database = { dataDir: join(folder, 'postgres') }
let server: EmbeddedPostgres = await startEmbeddedPostgres(database)
answer({ url: server.url })
for await (const order of createInterface({ input: process.stdin })) {
  if (order === 'fill') answer({ filled: fill() })
  if (order === 'free') answer({ freed: free() })
  if (order === 'start') {
    const again = await startEmbeddedPostgres({ ...database, port: server.port })
    // One that had not fallen over is still the first one's to stop.
    if (again.startedHere) server = again
    answer({ url: server.url })
  }
}
await server.stop()

function answer(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** To the last byte; says how many. */
function fill(): number {
  const file = openSync(BALLAST, 'a')
  let bytes = 0
  try {
    for (;;) bytes += writeSync(file, CHUNK)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    return bytes
  } finally {
    closeSync(file)
  }
}

function free(): true {
  rmSync(BALLAST)
  return true
}
