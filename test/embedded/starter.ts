import { startEmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'

// A process of its own that starts the server, says so and stays, so that a test can kill it.
const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('usage: starter.ts DATA_DIR')
const server = await startEmbeddedPostgres({ dataDir, fsync: false })
process.stdout.write(`${JSON.stringify({ url: server.url, startedHere: server.startedHere })}\n`)
setInterval(() => undefined, 60_000)
