import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { id } from '../domain/id.ts'
import type { RetirementId } from '../domain/id.ts'
import { catalogFolder, CONTOSO_SUITE } from './catalog-folder.fixture.ts'
import { CatalogError } from './catalog-problem.ts'
import { openCatalogs } from './open-catalogs.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

const CONTOSO = id<RetirementId>('contoso-suite')
const LONGER = CONTOSO_SUITE.replace('version: 3', 'version: 14')

function opened(files: { readonly [path: string]: string } = { 'contoso.yaml': CONTOSO_SUITE }) {
  const dir = catalogFolder(files)
  return { dir, file: join(dir, 'contoso.yaml'), catalogs: openCatalogs([shippedCatalogDir(), dir]) }
}

describe('open catalogs', () => {
  test('give the same object while nothing changes', () => {
    const { catalogs } = opened()
    expect(catalogs.current()).toBe(catalogs.current())
    expect(catalogs.problem()).toBeNull()
  })

  test('say what a changed file says', () => {
    const { catalogs, file } = opened()
    expect(catalogs.current().findRetirement(CONTOSO)?.version).toBe(3)
    writeFileSync(file, LONGER)
    expect(catalogs.current().findRetirement(CONTOSO)?.version).toBe(14)
  })

  test('notice a file of the same length that is moved into place', () => {
    const { catalogs, file } = opened()
    writeFileSync(`${file}.new`, CONTOSO_SUITE.replace('version: 3', 'version: 4'))
    renameSync(`${file}.new`, file)
    expect(catalogs.current().findRetirement(CONTOSO)?.version).toBe(4)
  })

  test('lay a folder of their own over the others as soon as there is a file in it', () => {
    const own = join(catalogFolder({}), 'catalog')
    const catalogs = openCatalogs([shippedCatalogDir()], own)
    expect([catalogs.current().findRetirement(CONTOSO), catalogs.dirs()]).toEqual([undefined, [shippedCatalogDir()]])
    mkdirSync(own)
    writeFileSync(join(own, 'contoso.yaml'), CONTOSO_SUITE)
    expect([catalogs.current().findRetirement(CONTOSO)?.version, catalogs.dirs()]).toEqual([3, [shippedCatalogDir(), own]])
    rmSync(own, { recursive: true })
    expect([catalogs.current().findRetirement(CONTOSO), catalogs.problem()]).toEqual([undefined, null])
  })

  test('notice a file that comes and one that goes', () => {
    const { catalogs, dir, file } = opened({ 'family.yaml': 'source: { title: ours }\n' })
    writeFileSync(file, CONTOSO_SUITE)
    expect(catalogs.current().findRetirement(CONTOSO)).toBeDefined()
    rmSync(join(dir, 'contoso.yaml'))
    expect(catalogs.current().findRetirement(CONTOSO)).toBeUndefined()
  })

  test('keep the last good catalog while a file is wrong, and say what is wrong', () => {
    const { catalogs, file } = opened()
    const before = catalogs.current()
    writeFileSync(file, CONTOSO_SUITE.replace('policy: migrate', 'policy: transfer'))
    expect(catalogs.current()).toBe(before)
    expect(catalogs.problem()).toContain(`${file}:29:9: policy: found "transfer"`)
    writeFileSync(file, LONGER)
    expect(catalogs.problem()).toBeNull()
    expect(catalogs.current().findRetirement(CONTOSO)?.version).toBe(14)
  })

  test('are refused when the files are wrong to begin with', () => {
    expect(() => opened({ 'contoso.yaml': 'source: [unclosed' })).toThrow(CatalogError)
  })
})
