import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listErrors, listLicenseErrors, listLineErrors, listOthers } from '../../scripts/status-codes/list-entries.ts'
import { statusCodesMarkdown } from '../../scripts/status-codes/to-markdown.ts'
import { readExpected } from './read-expected.ts'

const file = join(dirname(dirname(import.meta.dirname)), 'docs', 'status-codes.md')

test('docs/status-codes.md is current; if not, run npm run gen and review what changed', async () => {
  expect(readFileSync(file, 'utf8')).toBe(await statusCodesMarkdown())
})

describe('the product’s table and the emulator’s', () => {
  test('are about the same: whatever the emulator answers with is explained', () => {
    const entries = [...listErrors(), ...listLineErrors(), ...listLicenseErrors()]
    expect(entries.length).toBeGreaterThan(200)
    expect(entries.filter(({ known }) => known === undefined).map(({ api, code }) => `${api} ${code}`)).toEqual([])
  })

  test('are about the same: whatever is explained can be met, or it is said why not', () => {
    expect(
      listOthers()
        .filter(({ made }) => made === '')
        .map(({ api, code }) => `${api} ${code}`),
    ).toEqual([])
  })
})

test('the document says of every error of a whole call the kind that it really comes as', () => {
  const said = new Map(listErrors().map(({ made, does }) => [JSON.stringify(made), does]))
  const whole = readExpected().filter(({ fault, on }) => fault === 'error' && on !== 'assignLicense')
  const kinds = whole.map(({ on, code, comes }) => ({
    on,
    code,
    comes,
    does: said.get(JSON.stringify({ kind: 'error', operation: on, code })),
  }))
  expect(kinds.filter(({ comes, does }) => !does?.endsWith(`(${comes})`))).toEqual([])
})
