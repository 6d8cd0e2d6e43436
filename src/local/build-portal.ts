import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compressFiles } from './compress-files.ts'

/** Beside the sources of a checkout their portal, and beside the compiled files of a package the built one. */
const BESIDE = join(import.meta.dirname, '..', '..', 'portal')

/** Of other sources; what still serves one has long read it. */
const KEPT_MS = 24 * 60 * 60 * 1000

/**
 * The folder with the built portal. In a package it lies there. In a checkout it is built where nobody has built these very sources yet,
 * and `say` is told.
 * @throws Error with what the build said, when it fails
 */
export async function buildPortal(say: (line: string) => void): Promise<string> {
  if (!existsSync(join(BESIDE, 'vite.config.ts'))) return BESIDE
  const builds = join(BESIDE, 'dist')
  const built = join(builds, stampOfSources())
  if (existsSync(built)) return built
  const startedAt = performance.now()
  say('Building the portal; it is kept until its sources change ...')
  mkdirSync(builds, { recursive: true })
  const making = mkdtempSync(join(builds, 'making-'))
  try {
    await runVite(making)
    await compressFiles(making)
    moveTo(built, making)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  forgetOthers(builds, built)
  say(`The portal is built (${((performance.now() - startedAt) / 1000).toFixed(0)} s).`)
  return built
}

/** Changes with every source and with every locked version. */
function stampOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync('**/*', {
    cwd: BESIDE,
    withFileTypes: true,
    exclude: (entry) => entry.parentPath === BESIDE && entry.name === 'dist',
  })
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const path of [...paths.sort(), join(BESIDE, '..', 'package-lock.json')])
    hash.update(`${path.slice(BESIDE.length)}\n`).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

function runVite(folder: string): Promise<void> {
  const child = spawn(process.execPath, [findVite(), 'build', BESIDE, '--outDir', folder, '--logLevel', 'warn'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Whoever starts it in a test or while developing gets the same pages as everybody.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The portal cannot be built:\n${Buffer.concat(said).toString().trim()}`))
    })
  })
}

function findVite(): string {
  try {
    return join(createRequire(import.meta.url).resolve('vite/package.json'), '..', 'bin', 'vite.js')
  } catch {
    throw new Error(
      'The portal cannot be built: what builds it is not installed. Run npm ci without leaving anything out, or start with --no-portal.',
    )
  }
}

/** Whoever built the same at the same time may have been first; then theirs stays. */
function moveTo(built: string, making: string): void {
  try {
    renameSync(making, built)
  } catch (error) {
    if (!existsSync(built)) throw error
  }
}

function forgetOthers(builds: string, current: string): void {
  const others = readdirSync(builds)
    .map((name) => join(builds, name))
    .filter((path) => path !== current)
  for (const path of others) if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true })
}
