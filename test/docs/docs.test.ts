import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aProgram, checkCommandLine, commandLinesIn, listCommands } from './commands.ts'
import { anchorsIn, linksIn, listDocuments, ROOT, rowsIn } from './documents.ts'

/** Fewer than these, and the test looked at the wrong place. */
const DOCUMENTS_MIN = 30
const COMMANDS_MIN = 9

/** How many rows of each kind there are to choose from. */
const LAST_ROW: Readonly<Record<string, number>> = { S: 27, F: 97, W: 25 }

const documents = listDocuments()
const program = aProgram()

function textOf(path: string): string {
  const found = documents.find((document) => document.path === path)
  if (!found) throw new Error(`there is no ${path}`)
  return found.text
}

test('saw the documents', () => {
  expect(documents.length).toBeGreaterThanOrEqual(DOCUMENTS_MIN)
  expect(commandLinesIn(textOf('README.md')).length).toBeGreaterThanOrEqual(COMMANDS_MIN)
})

describe.each(documents)('$path', (document) => {
  test('links only to what is there', () => {
    const broken = linksIn(document).filter((link) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? document.path : join(dirname(document.path), file)
      if (!existsSync(join(ROOT, target))) return true
      return anchor !== undefined && !anchorsIn(textOf(target)).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  test('names only commands and flags that the CLI has', () => {
    expect(commandLinesIn(document.text).flatMap((line) => checkCommandLine(program, line) ?? [])).toEqual([])
  })

  test('names no folder of somebody’s machine and no package registry', () => {
    expect(document.text.match(/(?<![\w.])\/(?:work|root|home|Users)\/\S*|\/tmp\/brief\S*|\bregistry\.[\w-]+\.\w+/g) ?? []).toEqual([])
  })
})

test('docs/features.md names only rows that exist, each once', () => {
  const rows = rowsIn(textOf('docs/features.md')).flatMap(([row]) => (row === undefined || row === 'Row' ? [] : [row]))
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter((row) => !exists(row))).toEqual([])
  expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([])
})

function exists(row: string): boolean {
  const [, kind = '', number = ''] = /^([SFW])([1-9]\d*)$/.exec(row) ?? []
  return Number(number) >= 1 && Number(number) <= (LAST_ROW[kind] ?? 0)
}

test('docs/features.md shows every row by a command', () => {
  const rows = rowsIn(textOf('docs/features.md')).filter(([row]) => row !== 'Row')
  expect(rows.filter((cells) => cells.length !== 3 || commandLinesIn(cells[2] ?? '').length === 0).map(([row]) => row)).toEqual([])
})

test('the glossary lists every command', () => {
  const listed = commandLinesIn(textOf('docs/glossary.md'))
  expect(listCommands(program).filter((command) => !listed.includes(command))).toEqual([])
})

test('the index lists every decision', () => {
  const linked = linksIn({ path: 'docs/README.md', text: textOf('docs/README.md') })
  expect(readdirSync(join(ROOT, 'docs', 'decisions')).filter((file) => !linked.includes(`decisions/${file}`))).toEqual([])
})
