import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bare, REPO } from './support/command.ts'
import { makeFolder } from './support/installation.ts'

const GUIDE = join(REPO, 'docs', 'guides', 'your-own-estate.md')
const MINUTE_MS = 60_000
/** Where a block fails, what runs in the background ends with the script. */
const END_JOBS = `trap 'for job in $(jobs -p); do kill -- -$job; done' EXIT`
const PORTS = ['4290', '4200'] as const

const folder = makeFolder()
let sections: ReadonlyMap<string, string>
beforeAll(async () => {
  sections = await runGuide()
}, 2 * MINUTE_MS)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the guide comes to its end', () => {
  expect([...sections.keys()]).toEqual([
    ...[
      'An estate',
      'The practice provider',
      'Crossgrade',
      'Look, plan, approve',
      'Run',
      'Trust nobody',
      'Four months later',
      'Stop',
      'end',
    ],
  ])
})

test.for([
  ['Crossgrade', /practice/],
  ['Look, plan, approve', /2 of 2 customers read[^]*Pier Nine[^]*buy +12 seats of Office 365 E3[^]*approved by Ada Marsh/],
  ['Run', /watching[^]*moved 10 of 10[^]*Nobody has to do anything/],
  [
    'Trust nobody',
    /Office 365 Enterprise E4: 12 seats, suspended[^]*Office 365 E3: 12 seats, active|Office 365 E3: 12 seats, active[^]*Office 365 Enterprise E4: 12 seats, suspended/,
  ],
  ['Four months later', /deleted by Microsoft/],
] as const)('section %s of the guide ends in the right state', ([section, state]) => {
  expect(sections.get(section)).toMatch(state)
})

test('no section of the guide complains', () => {
  const complaints = [...sections.values()].join('\n').match(/^.*(not found|No such file|Usage:|broken|DeprecationWarning).*$/gm)
  expect(complaints ?? []).toEqual([])
})

/** Every block as it stands, in one Bash, and what each section printed. Ports are free ones, and its folder is a temporary one. */
async function runGuide(): Promise<ReadonlyMap<string, string>> {
  const ports = await Promise.all(PORTS.map(findFreePort))
  const guide = readFileSync(GUIDE, 'utf8')
  const blocks = Array.from(guide.matchAll(/^## \d+\. (.+)$|^```bash\n([^]*?)^```$/gm), ([, title, block]) =>
    title === undefined ? (block ?? '') : `echo "=== ${title}"\n`,
  )
  const script = ['set -m -e', END_JOBS, ...blocks, 'echo "=== end"'].join('\n')
  const moved = PORTS.reduce((all, port, i) => all.replaceAll(`--port ${port}`, `--port ${ports[i] ?? 0}`), script).replaceAll(
    'my-estate',
    join(folder, 'my-estate'),
  )
  const text = await bash(moved)
  return new Map(
    text
      .split(/^=== /m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]),
  )
}

function bash(script: string): Promise<string> {
  const child = spawn('bash', ['-c', script], { cwd: REPO, env: bare(), stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve(chunks.join('')))
  })
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
