import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import manifest from '../../package.json' with { type: 'json' }

const MINUTE_MS = 60_000
const root = dirname(dirname(import.meta.dirname))
const folder = mkdtempSync(join(tmpdir(), 'crossgrade-pack-'))
const run = promisify(execFile)

beforeAll(async () => {
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const tarball = `./crossgrade-${manifest.version}.tgz`
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], { cwd: folder })
}, 3 * MINUTE_MS)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the published package says its version', async () => {
  expect((await crossgrade('--version')).trim()).toBe(manifest.version)
})

test('the published package brings its catalog and checks a file of it', async () => {
  await crossgrade('catalog', 'check', 'node_modules/crossgrade/dist/catalog/retirements/office-365-e4.yaml')
})

test('the published package plays the demo to its end', { timeout: 3 * MINUTE_MS }, async () => {
  const report: unknown = JSON.parse(await crossgrade('demo', '--json'))
  expect(report).toBeTypeOf('object')
})

test('the published package serves the portal that it brings', { timeout: 2 * MINUTE_MS }, async () => {
  const program = join(folder, 'node_modules', 'crossgrade', 'bin', 'crossgrade.js')
  const child = spawn(process.execPath, [program, 'start', '--port', '0', '--data', join(folder, 'data'), '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => ended(child))
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(line.toString()))
  const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
  const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? []
  expect((await fetch(`${url}${script}`)).status).toBe(200)
})

async function ended(child: ChildProcess): Promise<void> {
  const isOver = once(child, 'exit')
  child.kill()
  await isOver
}

/** Its standard output. @throws Error with what it said, when it does not end with 0. */
async function crossgrade(...words: string[]): Promise<string> {
  const { stdout } = await run('npx', ['--no-install', 'crossgrade', ...words], { cwd: folder, maxBuffer: 16 * 1024 * 1024 })
  return stdout
}
