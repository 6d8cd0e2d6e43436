import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAY_IMPORT } from './may-import.ts'
import { listFolders, listModules, partOf, type Module } from './modules.ts'

/** Fewer than these, and the test looked at the wrong place. */
const MODULES_MIN = 300
const LINES_MAX = 300

const root = dirname(dirname(import.meta.dirname))
const modules = listModules()
const product = modules.filter(({ path }) => path.startsWith('src/'))

test('saw the product', () => {
  expect(modules.length).toBeGreaterThanOrEqual(MODULES_MIN)
  expect(modules.filter(({ imports }) => imports.length > 0).length).toBeGreaterThan(MODULES_MIN / 2)
  expect(modules.map(({ part }) => part)).toEqual(expect.arrayContaining(['domain', 'planning', 'workflow', 'emulator', 'context.ts']))
})

describe('who may import whom', () => {
  test('is said for every part', () => {
    expect([...new Set(modules.map(({ part }) => part))].filter((part) => !(part in MAY_IMPORT))).toEqual([])
  })

  for (const [part, allowed] of Object.entries(MAY_IMPORT)) {
    test(`${part} imports only from ${allowed.join(', ') || 'itself'}`, () => {
      expect(strayImports(part, allowed)).toEqual([])
    })
  }

  test('the emulator is known to the command that starts it alone', () => {
    expect(importersOf((path) => path.startsWith('emulator/'), product)).toEqual(only('src/local/emulator.ts'))
  })

  test('the configuration is read where things are wired, and nowhere else', () => {
    const wiring = ['connect-provider', 'context', 'local/config-of', 'local/practice', 'start-product', 'start-worker'].map(
      (name) => `src/${name}.ts`,
    )
    expect(importersOf((path) => path === 'src/config.ts').filter((path) => !wiring.includes(path))).toEqual([])
  })

  test('the live context is known to start-product.ts and start-worker.ts alone', () => {
    expect(importersOf((path) => path === 'src/context.ts')).toEqual(only('src/start-product.ts', 'src/start-worker.ts'))
  })

  test('catches an import that strays', () => {
    expect(
      strays({ path: 'src/domain/plan.ts', part: 'domain', text: '', imports: ['src/store/plans.ts', 'src/domain/id.ts'] }, []),
    ).toEqual(['src/domain/plan.ts imports src/store/plans.ts'])
  })
})

describe('what must not be there', () => {
  test('planning neither awaits, nor asks the time, nor rolls dice', () => {
    expect(mentionsOf(/\bawait\b|\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)/, ({ part }) => part === 'planning')).toEqual([])
  })

  // `...process.env` hands the environment on to a child process and reads no setting of ours; what until-told-to-stop.ts
  // looks for is the mark that a parent process of ours has set.
  test('settings are read from the environment by config.ts, local and cli alone', () => {
    const readers = ['config.ts', 'local', 'cli', 'until-told-to-stop.ts']
    expect(mentionsOf(/(?<!\.\.\.)\bprocess\.env\b/, ({ part }) => !readers.includes(part))).toEqual([])
  })

  test(`no file is longer than ${LINES_MAX} lines`, () => {
    expect(modules.filter(({ text }) => text.split('\n').length - 1 > LINES_MAX).map(({ path }) => path)).toEqual([])
  })
})

describe('every folder of src/ explains itself', () => {
  test.each(listFolders(modules))('src/%s has a README.md', (folder) => {
    expect(existsSync(join(root, 'src', folder, 'README.md'))).toBe(true)
  })
})

function strayImports(part: string, allowed: readonly string[]): string[] {
  return modules.filter((module) => module.part === part).flatMap((module) => strays(module, allowed))
}

function strays({ path, part, imports }: Module, allowed: readonly string[]): string[] {
  return imports.filter((each) => partOf(each) !== part && !allowed.includes(partOf(each))).map((each) => `${path} imports ${each}`)
}

function importersOf(isTarget: (path: string) => boolean, among: readonly Module[] = modules): string[] {
  return among.filter(({ path, imports }) => !isTarget(path) && imports.some(isTarget)).map(({ path }) => path)
}

/** The file, if it is there yet. */
function only(...paths: readonly string[]): string[] {
  return modules.map(({ path }) => path).filter((path) => paths.includes(path))
}

function mentionsOf(pattern: RegExp, isMeant: (module: Module) => boolean): string[] {
  return modules
    .filter(isMeant)
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(withoutComment(line)) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    )
}

function withoutComment(line: string): string {
  return line.replace(/^\s*(\/\/|\/\*|\*).*$/, '').replace(/\s\/\/ .*$/, '')
}
