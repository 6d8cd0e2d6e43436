import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogFolder, CONTOSO_SUITE } from './catalog-folder.fixture.ts'
import { checkCatalogFile } from './check-file.ts'
import { listCatalogFiles } from './list-catalog-files.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

const TODAY = new Date('2026-11-21T12:00:00Z')

function check(text: string): readonly string[] {
  const file = join(catalogFolder({ 'file.yaml': text }), 'file.yaml')
  return checkCatalogFile(file, [shippedCatalogDir()], TODAY).map(
    (it) => `${it.line}:${it.column} ${it.field}: ${it.found} -> ${it.expected}`,
  )
}

/** The shipped example with one thing changed, and the place, `line:column`, at which `mark` stands in it. */
function checkChanged(from: string, to: string, mark: string): { readonly first: string; readonly place: string } {
  expect(CONTOSO_SUITE).toContain(from)
  const text = CONTOSO_SUITE.replace(from, to)
  const before = text.slice(0, text.indexOf(mark)).split('\n')
  return { first: check(text)[0] ?? 'nothing', place: `${before.length}:${(before.at(-1)?.length ?? 0) + 1}` }
}

describe('checking a catalog file', () => {
  test.each(listCatalogFiles(shippedCatalogDir()).files)('finds no error in %s', (file) => {
    const problems = checkCatalogFile(file, [shippedCatalogDir()], TODAY)
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
    // The service plans of the Plus CAL are not public; two options of E4 have it.
    expect(problems).toHaveLength(file.endsWith('office-365-e4.yaml') ? 2 : 0)
  })

  test('finds nothing in a complete file', () => expect(check(CONTOSO_SUITE)).toEqual([]))

  const change = (from: string, to: string, mark: string, said: string) => ({ from, to, mark, said })
  test.each([
    change(
      'partNumber: CONTOSO_WORK\n        nce',
      'partnumber: CONTOSO_WORK\n        nce',
      'partnumber',
      'options[0].products[0].partnumber: the unknown key "partnumber" -> "partNumber"',
    ),
    change(
      'policy: migrate',
      'policy: migrate\ncolour: red',
      'colour',
      'colour: the unknown key "colour" -> one of id, version, validFrom',
    ),
    change('version: 3\n', '', 'id: contoso-suite', 'version: nothing -> a whole number'),
    change(
      'policy: migrate',
      'policy: migrate\npriceChanges: [{ product: "CFQ7TTC0LF8R:0001", title: Suite, from: 2026-07-01, was: six, becomes: 7, currency: USD }]',
      'six',
      'priceChanges[0].was: "six" -> a price, such as 12.5',
    ),
    change('{ en: Remove the license }', '{ it: Rimuovere }', '{ it: Rimuovere', 'options[1].title.en: nothing -> a text'),
    change(
      'segment: commercial',
      'segment: comercial',
      'comercial',
      'retires[0].segment: "comercial" -> "commercial" (or another of commercial, government, ',
    ),
    change('policy: migrate', 'policy: transfer', 'transfer', 'policy: "transfer" -> one of leave, stop-renewal, suspend, migrate'),
    change('2027-02-01', '2026-02-29', '2026-02-29', 'effectiveOn: "2026-02-29" -> a day that exists, written YYYY-MM-DD'),
    change('2026-11-01', '2028-11-01', '2028-11-01', 'lastVerifiedOn: 2028-11-01 -> the day of the last review, not after 2026-11-21'),
    change('skuId: aaaaaaaa-0000-4000-8000-000000000001', 'skuId: zzzz', 'zzzz', 'retires[0].skuId: "zzzz" -> a GUID, such as '),
    change(
      'id: remove-only',
      'id: contoso-work # again',
      'contoso-work # again',
      'options[1].id: contoso-work a second time -> an id of its own',
    ),
    change(
      ', remove-only: false }',
      ' }',
      '{ contoso-work: true',
      'features[0].has: no answer for remove-only -> remove-only: true or remove-only: false',
    ),
    change(
      '{ contoso-work: true',
      '{ contoso-wrk: true, contoso-work: true',
      'contoso-wrk',
      'features[0].has.contoso-wrk: the unknown option "contoso-wrk" -> "contoso-work"',
    ),
    change(
      'partNumber: CONTOSO_WORK',
      'partNumber: CONTOSO_WERK',
      'CONTOSO_WERK',
      'options[0].products[0].partNumber: CONTOSO_WERK -> CONTOSO_WORK, the part number of',
    ),
    change(
      'plans: [CONTOSO_MAIL_1',
      'plans: [CONTOSO_MAIL_9',
      'CONTOSO_MAIL_9',
      'serviceFamilies[0].plans[0]: the service plan CONTOSO_MAIL_9 -> a service plan that a SKU of the catalog lists; did you mean CONTOSO_MAIL_',
    ),
    change(
      'plans: [CONTOSO_MAIL_1',
      'plans: [YAMMER_EDU, CONTOSO_MAIL_1',
      'YAMMER_EDU',
      'serviceFamilies[0].plans[0]: YAMMER_EDU, which the family yammer has already',
    ),
    change(
      'to: CONTOSO_WORK',
      'to: CONTOSO_WRK',
      'CONTOSO_WRK',
      'servicePlanMaps[0].to: the unknown SKU CONTOSO_WRK -> a SKU that the catalog lists, such as CONTOSO_WORK',
    ),
    change(
      'CONTOSO_MAIL_2: CONTOSO_MAIL_1',
      'CONTOSO_MAIL_2: TEAMS1',
      'TEAMS1',
      'servicePlanMaps[0].pairs.CONTOSO_MAIL_2: the service plan TEAMS1 -> a service plan of CONTOSO_WORK, or null',
    ),
    change(
      'CONTOSO_FAX: null }',
      'TEAMS1: null }',
      'TEAMS1',
      'servicePlanMaps[0].pairs.TEAMS1: the service plan TEAMS1 -> a service plan of CONTOSO_SUITE',
    ),
    change(
      ', CONTOSO_FAX: null }',
      ' }',
      '{ CONTOSO_MAIL_2: CONTOSO_MAIL_1',
      'servicePlanMaps[0].pairs: nothing about CONTOSO_FAX -> a line for every service plan of CONTOSO_SUITE; null where',
    ),
    change(
      'id: contoso-work\n',
      'id: contoso-work\n    standsInFor: remove-onli\n',
      'remove-onli\n',
      'options[0].standsInFor: remove-onli -> "remove-only"',
    ),
    change(
      'nce: CFQ7TTC0WORK:0001',
      'needs: [ENTERPRISEPAK]',
      'ENTERPRISEPAK',
      'options[0].products[0].needs[0]: the unknown SKU ENTERPRISEPAK -> a SKU that the catalog lists, such as ENTERPRISEPACK',
    ),
    change(
      'serviceFamilies:',
      'addOns: [{ skuId: aaaaaaaa-0000-4000-8000-000000000002, title: Work, notWith: [SPEE5] }]\nserviceFamilies:',
      'SPEE5',
      'addOns[0].notWith[0]: the unknown SKU SPEE5 -> a SKU that the catalog lists, such as SPE_E5',
    ),
    change(
      'serviceFamilies:',
      'servicePlanQuotas: [{ plan: CONTOSO_MAL_1, mailboxGb: 1 }]\nserviceFamilies:',
      'CONTOSO_MAL_1',
      'servicePlanQuotas[0].plan: the service plan CONTOSO_MAL_1 -> a service plan that a SKU of the catalog lists; did you mean CONTOSO_MAIL_1',
    ),
    change(
      'serviceFamilies:',
      'voicePlans: [CONTOSO_PHON]\nserviceFamilies:',
      'CONTOSO_PHON',
      'voicePlans[0]: the service plan CONTOSO_PHON -> a service plan that a SKU of the catalog lists',
    ),
    change(
      'serviceFamilies:',
      'servicePlanDependencies: [{ plan: CONTOSO_FAX, needsAnyOf: [X1], confidence: C }]\nserviceFamilies:',
      'X1',
      'servicePlanDependencies[0].needsAnyOf[0]: the service plan X1 -> a service plan that a SKU of the catalog lists',
    ),
    change('version: 3\n', 'version: 3\nvalidFrom: 2026-13-01\n', '2026-13-01', 'validFrom: "2026-13-01" -> a day that exists'),
    change(
      'Contoso Suite Premium',
      'Kaizala Pro',
      'Kaizala Pro',
      'retires[0].alsoKnownAs[0]: "Kaizala Pro", which cannot be told from Microsoft Kaizala Pro of kaizala-pro',
    ),
    change(
      'Contoso Suite Premium',
      'Microsoft Plan',
      'Microsoft Plan',
      'retires[0].alsoKnownAs[0]: "Microsoft Plan", which could be any product',
    ),
    change(
      '0A0A0A0A-1111-4222-8333-444455556666',
      '8909E28E-5832-42F4-9886-B0A5545F3645',
      '8909E28E',
      'retires[0].offerId: "8909E28E-5832-42F4-9886-B0A5545F3645", which cannot be told from Office 365',
    ),
  ])('says of $to where it is and what would be right', ({ from, to, mark, said }) => {
    const { first, place } = checkChanged(from, to, mark)
    expect(first.slice(0, `${place} ${said}`.length)).toBe(`${place} ${said}`)
  })

  test('warns of what nobody has reviewed, whole files and single options', () => {
    const unreviewed = CONTOSO_SUITE.replace('reviewedBy: Contoso reviewers\n', '')
    expect(check(unreviewed)).toEqual([
      '1:1 : contoso-suite, unreviewed: no reviewedBy -> both, once somebody has compared it with its source',
    ])
    expect(check(CONTOSO_SUITE.replace('id: contoso-work\n', 'id: contoso-work\n    unreviewed: true\n'))).toEqual([
      '16:17 options[0].unreviewed: contoso-work, unreviewed -> no such line, once it is reviewed',
    ])
    expect(check('source: { title: ours }\nlastVerifiedOn: 2026-11-01\n')).toEqual([
      '1:1 : reference data, unreviewed: no reviewedBy -> both, once somebody has compared it with its source',
    ])
    const file = join(catalogFolder({ 'file.yaml': unreviewed }), 'file.yaml')
    expect(checkCatalogFile(file, [shippedCatalogDir()], TODAY).map((problem) => problem.severity)).toEqual(['warning'])
  })

  test('says where a file is not YAML, or is no file', () => {
    expect(check('id: a\nid: b\n')[0]).toMatch(/^2:1 : .*-> valid YAML$/)
    expect(checkCatalogFile('/nowhere/file.yaml')).toMatchObject([{ line: 1, expected: 'a YAML file' }])
    expect(check('')).toEqual(['1:1 : null -> a mapping'])
  })

  test('reports what a file breaks in another by replacing what that refers to', () => {
    const text = `source: { title: ours }\nskus:\n  - { skuId: 6fd2c87f-b296-42f0-b197-1e91e994b900, partNumber: ENTERPRISEPACK, title: E3, servicePlans: {} }\n`
    expect(check(text)[0]).toContain('-> a service plan of ENTERPRISEPACK, or null where it has no counterpart')
  })

  test('only warns of a SKU that no file describes', () => {
    const file = join(
      catalogFolder({ 'file.yaml': CONTOSO_SUITE.replace('000000000002\n        part', '000000000009\n        part') }),
      'file.yaml',
    )
    expect(checkCatalogFile(file, [shippedCatalogDir()], TODAY)).toMatchObject([
      { severity: 'warning', field: 'options[0].products[0].skuId', line: 19 },
    ])
  })
})

test('the example of the guide is a file without problems', () => {
  const guide = readFileSync(join(shippedCatalogDir(), '../docs/guides/add-a-retirement.md'), 'utf8')
  const examples = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? '')
  expect(examples).toHaveLength(1)
  expect(examples.flatMap(check)).toEqual([])
})
