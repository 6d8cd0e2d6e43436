import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

/** Its standard output. @throws Error with what it said, when it does not end with 0. */
async function crossgrade(...words: string[]): Promise<string> {
  const { stdout } = await run('npx', ['--no-install', 'crossgrade', ...words], { cwd: folder, maxBuffer: 16 * 1024 * 1024 })
  return stdout
}
