import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A new folder with the given files, for tests. */
export function catalogFolder(files: { readonly [path: string]: string }): string {
  const dir = mkdtempSync(join(tmpdir(), 'crossgrade-catalog-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return dir
}

/** A retirement of products that the shipped catalog does not know, complete in one file. */
export const CONTOSO_SUITE = `id: contoso-suite
version: 3
title: { en: Contoso Suite, it: Suite Contoso }
effectiveOn: 2027-02-01
retires:
  - name: Contoso Suite Plus
    alsoKnownAs: [Contoso Suite Premium]
    segment: commercial
    offerId: 0A0A0A0A-1111-4222-8333-444455556666
    skuId: aaaaaaaa-0000-4000-8000-000000000001
  - name: Contoso Suite Plus (new commerce)
    segment: nonprofit
    offerId: CFQ7TTC0TEST:0001
options:
  - id: contoso-work
    title: { en: Contoso Work }
    products:
      - title: Contoso Work
        skuId: aaaaaaaa-0000-4000-8000-000000000002
        partNumber: CONTOSO_WORK
        nce: CFQ7TTC0WORK:0001
  - id: remove-only
    title: { en: Remove the license }
    products: []
features:
  - id: mail
    title: { en: Mail }
    has: { contoso-work: true, remove-only: false }
policy: migrate
lifecycle: { legacyDeletedAfterDays: [120, 90] }
source: { title: Contoso news }
reviewedBy: Contoso reviewers
lastVerifiedOn: 2026-11-01
skus:
  - skuId: AAAAAAAA-0000-4000-8000-000000000001
    partNumber: CONTOSO_SUITE
    title: Contoso Suite
    servicePlans: { CONTOSO_MAIL_2: bbbbbbbb-0000-4000-8000-000000000001, CONTOSO_FAX: bbbbbbbb-0000-4000-8000-000000000002 }
  - skuId: aaaaaaaa-0000-4000-8000-000000000002
    partNumber: CONTOSO_WORK
    title: Contoso Work
    servicePlans: { CONTOSO_MAIL_1: bbbbbbbb-0000-4000-8000-000000000003 }
serviceFamilies:
  - { id: contoso-mail, plans: [CONTOSO_MAIL_1, CONTOSO_MAIL_2] }
servicePlanMaps:
  - from: CONTOSO_SUITE
    to: CONTOSO_WORK
    pairs: { CONTOSO_MAIL_2: CONTOSO_MAIL_1, CONTOSO_FAX: null }
`
