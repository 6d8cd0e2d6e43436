import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Io } from './io.ts'
import type { LocalCommands, StartOptions } from './local-commands.ts'
import { runProgram } from './run-program.ts'

const STATUS = {
  version: '1.2.3',
  practice: true,
  provider: { url: 'http://127.0.0.1:1', isEmulator: true },
  trust: 'read-only',
  writesStopped: null,
  catalog: { version: 'c'.repeat(64), problem: null },
  clock: { now: '2026-03-02T08:00:00.000Z', rate: 60 },
  workers: [],
}

describe('a command', () => {
  test('answers in words, practice first', async () => {
    const { exit, out } = await run(['status'], await anAnswer(200, STATUS))
    expect(exit).toBe(0)
    expect(out).toMatch(/^practice {3}Crossgrade 1\.2\.3\n/)
    expect(out).toContain('trust     read-only: nothing is bought or moved')
  })

  test('answers with one JSON document and nothing else', async () => {
    const { exit, out, err } = await run(['status', '--json'], await anAnswer(200, STATUS))
    expect([exit, JSON.parse(out), err]).toEqual([0, STATUS, ''])
  })

  test('says what was refused and why', async () => {
    const problem = {
      type: '/problems/not-found',
      title: 'There is no such plan',
      status: 404,
      detail: 'No plan p-9. List them with: crossgrade plan list',
    }
    const { exit, out, err } = await run(['plan', 'show', 'p-9'], await anAnswer(404, problem))
    expect([exit, out]).toEqual([1, ''])
    expect(err).toBe('There is no such plan.\n  No plan p-9. List them with: crossgrade plan list\n')
  })

  test('says which field is wrong', async () => {
    const problem = {
      type: '/problems/invalid-request',
      title: 'The request is not valid',
      status: 400,
      detail: 'The choices name something that does not exist.',
      errors: [{ path: 'options.x', message: 'no such retirement' }],
    }
    const { exit, err } = await run(['plan', 'create', '--new-services', 'on', '--option', 'x=y', '--json'], await anAnswer(400, problem))
    expect(exit).toBe(2)
    expect(JSON.parse(err)).toEqual({ ...problem, exit: 2 })
  })

  test('says where the token goes when it is not known', async () => {
    const { exit, err } = await run(
      ['status'],
      await anAnswer(401, { type: '/problems/unauthorized', title: 'A token is missing', status: 401, detail: 'Send one.' }),
    )
    expect(exit).toBe(1)
    expect(err).toContain('--token or CROSSGRADE_TOKEN')
  })

  test('sends who acts, and the token', async () => {
    const seen: Record<string, unknown>[] = []
    await run(['status', '--as', 'Zoë Bowen', '--token', 'cg_1'], await anAnswer(200, STATUS, seen))
    expect(seen[0]).toMatchObject({ authorization: 'Bearer cg_1', 'crossgrade-as': 'Zo%C3%AB%20Bowen' })
  })

  test('is clear about a product of another version, and about something that is none', async () => {
    expect((await run(['status'], await anAnswer(200, { version: 1 }))).err).toMatch(/may be\s+of different versions/)
    expect((await run(['status'], await anAnswer(502, 'Bad gateway'))).err).toContain('was answered with 502')
  })

  test('is clear about a product that does not answer', async () => {
    const server = await listen((_request, response) => response.end())
    await server.close()
    const { exit, err } = await run(['status'], server.url)
    expect(exit).toBe(1)
    expect(err).toContain(`Crossgrade does not answer at ${server.url}`)
    expect(err).toContain('Start it with: crossgrade start')
  })
})

describe('wrong use', () => {
  test.each([
    [['plan', 'creat'], "unknown command 'creat'"],
    [['plan', 'approve', 'p-1', '--all'], 'needs the name'],
    [['plan', 'approve', 'p-1', '--as', 'Megan'], 'expected --all, or --customer'],
    [['plan', 'approve', 'p-1', '--all', '--customer', 'c', '--as', 'Megan'], 'expected one of them'],
    [['plan', 'create'], '--new-services: missing'],
    [['plan', 'create', '--choices', '/nowhere.yaml'], 'cannot be read: there is no such file'],
    [['start', '--port', '99999'], 'from 0 (any free one) to 65535'],
    [['status', '--url', 'nowhere'], 'is not an address'],
  ])('is exit code 2 and says what would be right: %j', async (args, text) => {
    const { exit, err } = await run(args)
    expect(exit).toBe(2)
    expect(err.replace(/\s+/g, ' ').toLowerCase()).toContain(text.toLowerCase())
    expect(err).not.toContain('    at ')
  })

  test('shows the verbs of a noun alone', async () => {
    const { exit, err } = await run(['plan'])
    expect(exit).toBe(2)
    expect(err).toContain('approve')
  })
})

describe('a local command', () => {
  test('gets its flags', async () => {
    const started: StartOptions[] = []
    const exit = await run(
      ['start', '--port', '0', '--data', 'd', '--catalog', 'a', '--catalog', 'b', '--no-worker', '--no-portal', '--json'],
      undefined,
      {
        start: (options) => Promise.resolve(void started.push(options)),
      },
    )
    expect(exit.exit).toBe(0)
    expect(started).toEqual([{ port: 0, dataDir: 'd', catalog: ['a', 'b'], worker: false, portal: false, json: true }])
  })

  test('that fails is told without a stack trace', async () => {
    const { exit, err } = await run(['start'], undefined, { start: () => Promise.reject(new Error('Port 4200 is taken.')) })
    expect([exit, err]).toEqual([1, 'It did not work.\n  Port 4200 is taken.\n'])
  })

  test('finds errors in a catalog file', async () => {
    const { exit, out } = await run(['catalog', 'check', 'x.yaml'], undefined, {
      checkCatalog: () => Promise.resolve([{ severity: 'error', text: 'x.yaml:1:1: found a, expected b' }]),
    })
    expect([exit, out]).toEqual([2, 'x.yaml:1:1: found a, expected b\n1 error, 0 warnings.\n'])
  })
})

async function run(args: readonly string[], url?: string, local: Partial<LocalCommands> = {}) {
  let [out, err, exitCode] = ['', '', 0]
  const io: Io = {
    env: { CROSSGRADE_DATA: '/nowhere', ...(url === undefined ? {} : { CROSSGRADE_URL: url }) },
    columns: 80,
    hasColor: false,
    terminal: undefined,
    write: (text) => void (out += text),
    writeError: (text) => void (err += text),
    get exitCode() {
      return exitCode
    },
    setExitCode: (code) => void (exitCode = code),
  }
  const unused = () => Promise.reject(new Error('not expected'))
  const exit = await runProgram(
    ['node', 'crossgrade', ...args],
    { version: '1.2.3', start: unused, worker: unused, startEmulator: unused, checkCatalog: unused, runDemo: unused, ...local },
    io,
  )
  return { exit, out, err }
}

/** A server that gives every request the same answer; its address. */
async function anAnswer(status: number, body: unknown, seen: Record<string, unknown>[] = []): Promise<string> {
  const server = await listen((request, response) => {
    seen.push({ ...request.headers })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  onTestFinished(() => server.close())
  return server.url
}

async function listen(answer: Parameters<typeof createServer>[1]) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${address.port}`, close }
}
