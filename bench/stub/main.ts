import { setTimeout as pause } from 'node:timers/promises'
import Fastify from 'fastify'
import { readEstateFile } from '../../emulator/estates/read-estate.ts'
import { emulatorRoutes } from '../../emulator/handlers/emulator/routes.ts'
import { apiRoutes } from '../../emulator/http/api-routes.ts'
import { openWorld } from '../../emulator/open-world.ts'
import { createDirectory } from './directory.ts'
import { graphRoutes } from './graph-routes.ts'

/*
 * node bench/stub/main.ts ESTATE RATE USERS
 *
 * A provider whose answers cost nothing: the emulator's own commerce and sign-in over directories that are a byte per user,
 * no quotas, no event log of users. `POST /stub/delay` with a number makes every answer of an API late by as many ms. Not for
 * judging promises: it keeps no record of what was done to users.
 */
const [file = '', rate = '1', users = '0'] = process.argv.slice(2)
const real = openWorld({ estate: await readEstateFile(file), rate: Number(rate) })
const directory = createDirectory(real, Number(users))
const world = { ...real, users: directory.store }

const app = Fastify({ logger: false, bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true, routerOptions: { maxParamLength: 4000 } })
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
let delayMs = 0
app.addHook('onRequest', async ({ url }) => {
  if (delayMs > 0 && !/^\/(emulator|stub)\//.test(url)) await pause(delayMs)
})
app.post('/stub/delay', ({ body }) => ({ delayMs: (delayMs = Number(body)) }))
graphRoutes(app, world, directory)
apiRoutes(app, world)
emulatorRoutes(app, world)
const url = await app.listen({ host: '127.0.0.1', port: 0 })
const { clientId, clientSecret, people } = world.identity
console.log(JSON.stringify({ ready: true, url, clientId, clientSecret, people }))

// Whoever started us holds our standard input: it closes when they are gone.
process.stdin.resume().once('end', () => process.exit(0))
process.once('SIGTERM', () => process.exit(0))
