import { stringify } from 'yaml'
import { RetirementFile } from './catalog-file.ts'
import { CatalogError } from './catalog-problem.ts'
import { schemaProblems } from './schema-problems.ts'
import { parseYaml } from './yaml-source.ts'

/** What somebody knows who has just read that a product is retired: days as `YYYY-MM-DD`, ids as in catalog files. */
export interface RetirementDraft {
  readonly id: string
  readonly title: string
  readonly effectiveOn: string
  readonly announcedOn?: string | null
  readonly autoRenewFalseOn?: string | null
  readonly endOfSaleOn?: string | null
  readonly retires: readonly DraftOffer[]
  readonly options: readonly DraftOption[]
  readonly source: { readonly title: string; readonly url?: string | null; readonly date?: string | null }
  readonly policy: RetirementFile['policy']
}

export interface DraftOffer {
  readonly name: string
  readonly segment: RetirementFile['retires'][number]['segment']
  readonly offerId?: string | null
  readonly skuId?: string | null
}

export interface DraftOption {
  readonly id: string
  readonly title: string
  /** The base first, then its add-ons. None: the license is only removed. */
  readonly products: readonly {
    readonly title: string
    readonly skuId: string
    readonly nce?: string | null
    readonly isAddOn?: boolean
  }[]
}

/**
 * The text of a catalog file for it, without a reviewer: it loads as unreviewed until somebody has compared it with its source.
 * `schema` is where an editor finds the schema, from the file on.
 * @throws CatalogError that says which field is wrong and what would be right.
 */
export function draftRetirement(draft: RetirementDraft, schema = '../schema/retirement.schema.json'): string {
  const text = `# yaml-language-server: $schema=${schema}\n${stringify(toFile(draft), { lineWidth: 140 })}`
  const source = parseYaml(`${draft.id}.yaml`, text)
  const parsed = RetirementFile.safeParse(source.content, { reportInput: true })
  if (!parsed.success) throw new CatalogError(schemaProblems(source, RetirementFile, parsed.error.issues))
  return text
}

function toFile(draft: RetirementDraft): object {
  return withoutNulls({
    id: draft.id,
    version: 1,
    title: { en: draft.title },
    announcedOn: draft.announcedOn,
    effectiveOn: draft.effectiveOn,
    autoRenewFalseOn: draft.autoRenewFalseOn,
    endOfSaleOn: draft.endOfSaleOn,
    policy: draft.policy,
    // Both figures that Microsoft has given for legacy subscriptions; a document that gives another takes their place.
    lifecycle: { legacyDeletedAfterDays: [90, 120] },
    retires: draft.retires.map(({ name, segment, offerId, skuId }) => withoutNulls({ name, segment, offerId, skuId })),
    options: draft.options.map(({ id, title, products }) => ({ id, title: { en: title }, products: products.map(toProduct) })),
    source: withoutNulls({ title: draft.source.title, url: draft.source.url, date: draft.source.date }),
  })
}

function toProduct({ title, skuId, nce, isAddOn }: DraftOption['products'][number]): object {
  return withoutNulls({ title, skuId, nce, isAddOn: isAddOn === true ? true : null })
}

/** What is not known stays out of the file. */
function withoutNulls(values: { readonly [key: string]: unknown }): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}
