import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { id } from '../domain/id.ts'
import type { RetirementId } from '../domain/id.ts'
import { catalogFolder } from './catalog-folder.fixture.ts'
import { checkCatalogFile } from './check-file.ts'
import { draftRetirement } from './draft-retirement.ts'
import type { RetirementDraft } from './draft-retirement.ts'
import { loadCatalog } from './load-catalog.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'
import { writeDraft } from './write-draft.ts'

const SHIPPED = shippedCatalogDir()
const DRAFT: RetirementDraft = {
  id: 'fabrikam-notes',
  title: `Fabrikam "Notes": the 'best' # of all, å è`,
  effectiveOn: '2027-04-01',
  announcedOn: null,
  autoRenewFalseOn: '2027-03-01',
  retires: [
    { name: 'Fabrikam Notes: Premium # 1', segment: 'commercial', offerId: '0f0f0f0f-1111-4222-8333-444455556666' },
    { name: 'yes', segment: 'education-faculty', offerId: null, skuId: '0F0F0F0F-0000-4000-8000-000000000001' },
  ],
  options: [
    {
      id: 'office-365-e3-phone',
      title: 'Office 365 E3: with "Phone"',
      products: [
        { title: 'Office 365 E3', skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', nce: 'CFQ7TTC0LF8R:0001' },
        { title: 'Teams Phone', skuId: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd', isAddOn: true },
      ],
    },
    { id: 'remove-only', title: '- remove: it', products: [] },
  ],
  source: { title: 'Announcement: "Notes"', date: '2026-10-01' },
  policy: 'migrate',
}

function folder(): string {
  return join(catalogFolder({}), 'local')
}

describe('a draft', () => {
  test('comes back from the loader as it was meant, unreviewed', () => {
    const dir = folder()
    writeDraft(dir, DRAFT)
    const retirement = loadCatalog([SHIPPED, dir]).findRetirement(id<RetirementId>('fabrikam-notes'))
    expect(retirement).toMatchObject({
      version: 1,
      validFrom: null,
      title: { en: DRAFT.title },
      effectiveOn: '2027-04-01',
      announcedOn: null,
      autoRenewFalseOn: '2027-03-01',
      endOfSaleOn: null,
      retires: [
        { name: 'Fabrikam Notes: Premium # 1', offerId: '0f0f0f0f-1111-4222-8333-444455556666', skuId: null },
        { name: 'yes', offerId: null, skuId: '0f0f0f0f-0000-4000-8000-000000000001' },
      ],
      options: [
        { title: { en: 'Office 365 E3: with "Phone"' }, products: [{ nce: 'CFQ7TTC0LF8R:0001' }, { isAddOn: true }], unreviewed: true },
        { title: { en: '- remove: it' }, removeOnly: true },
      ],
      lifecycle: { legacyDeletedAfterDays: [90, 120] },
      source: { title: 'Announcement: "Notes"', url: null, date: '2026-10-01' },
      reviewed: false,
      reviewedBy: null,
    })
  })

  test('takes what its add-on needs from the catalog', () => {
    const dir = folder()
    writeDraft(dir, DRAFT)
    const retirement = loadCatalog([SHIPPED, dir]).findRetirement(id<RetirementId>('fabrikam-notes'))
    expect(retirement?.options[0]?.products[1]?.needs).toContain('6fd2c87f-b296-42f0-b197-1e91e994b900')
  })

  test('passes the check with one warning, that nobody has reviewed it', () => {
    expect(checkCatalogFile(writeDraft(folder(), DRAFT))).toMatchObject([
      { severity: 'warning', found: 'fabrikam-notes, unreviewed: no reviewedBy and no lastVerifiedOn' },
    ])
  })

  test('names the schema, so that an editor helps from the first line on', () => {
    expect(draftRetirement(DRAFT).split('\n')[0]).toBe('# yaml-language-server: $schema=../schema/retirement.schema.json')
    const dir = folder()
    const first = readFileSync(writeDraft(dir, DRAFT), 'utf8').split('\n')[0] ?? ''
    expect(existsSync(join(dir, first.replace('# yaml-language-server: $schema=', '')))).toBe(true)
  })

  test('leaves nothing but the file in the folder', () => {
    const dir = folder()
    writeDraft(dir, DRAFT)
    expect(readdirSync(dir)).toEqual(['fabrikam-notes.yaml'])
  })
})

describe('a draft is refused', () => {
  test('with an id that the folder or the shipped catalog has', () => {
    const dir = folder()
    const file = writeDraft(dir, DRAFT)
    const before = readFileSync(file, 'utf8')
    expect(() => writeDraft(dir, { ...DRAFT, title: 'Another' })).toThrow('id: found fabrikam-notes, which exists already; expected an id')
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(() => writeDraft(dir, { ...DRAFT, id: 'office-365-e4' })).toThrow('found office-365-e4, which exists already')
  })

  test.each([
    [{ id: '../escape' }, 'id: found "../escape"; expected small letters, digits and hyphens'],
    [{ effectiveOn: '2027-02-30' }, 'effectiveOn: found "2027-02-30"; expected a day that exists'],
    [{ retires: [] }, 'retires: found []; expected at least one retired offer'],
    [{ options: [] }, 'options: found []; expected at least one option'],
    [{ title: ' ' }, 'title.en: found " "; expected a text that is not empty'],
    [{ source: { title: 'news', url: 'nowhere' } }, 'source.url: found "nowhere"; expected a web address'],
    [{ retires: [{ name: 'Notes', segment: 'commercial', skuId: 'x' }] }, 'retires[0].skuId: found "x"; expected a GUID'],
  ] satisfies [Partial<RetirementDraft>, string][])('with %o, saying where and what would be right', (change, said) => {
    const dir = folder()
    expect(() => writeDraft(dir, { ...DRAFT, ...change })).toThrow(said)
    expect(existsSync(dir)).toBe(false)
  })

  test('with a name that cannot be told from another product, and nothing is left behind', () => {
    const dir = folder()
    const draft = { ...DRAFT, retires: [{ name: 'Office 365 E4', segment: 'commercial' as const }] }
    expect(() => writeDraft(dir, draft)).toThrow('"Office 365 E4", which cannot be told from Office 365 Enterprise E4 of office-365-e4')
    expect(readdirSync(dir)).toEqual([])
  })
})
