import { CatalogError } from '../catalog/catalog-problem.ts'
import { draftRetirement as renderDraft, type RetirementDraft as Draft } from '../catalog/draft-retirement.ts'
import { writeDraft } from '../catalog/write-draft.ts'
import { id, type RetirementId, type SnapshotId } from '../domain/id.ts'
import { recordEvent } from '../store/events.ts'
import { listHeldProducts } from '../store/held-products.ts'
import { findSnapshot } from '../store/snapshots.ts'
import type { RetirementDetail, RetirementDraft } from './contract/retirements.ts'
import type { ApiDeps } from './deps.ts'
import { describeRetirement } from './describe-retirement.ts'
import { draftOffers } from './draft-offers.ts'
import { draftOptions } from './draft-options.ts'
import { wrongField, type FieldError } from './problems/fields.ts'
import { problem } from './problems/problem.ts'

const POLICIES = ['leave', 'stop-renewal', 'suspend', 'migrate'] as const satisfies readonly Draft['policy'][]

/**
 * Writes a retirement into the local catalog folder, from products that customers have and products of the catalog. It is in the catalog
 * at once, and counts as not reviewed.
 * @throws ProblemError with everything that is wrong, each with its field; then nothing is written
 */
export async function draftRetirement(
  body: RetirementDraft,
  actor: string,
  deps: ApiDeps,
): Promise<{ readonly file: string; readonly retirement: RetirementDetail }> {
  refuseBrokenCatalog(deps)
  const snapshot = await findSnapshot(deps.db, body.snapshot as SnapshotId)
  if (!snapshot) throw problem('snapshot-not-found', { snapshot: body.snapshot })
  const retires = draftOffers(body.offers, await listHeldProducts(deps.db, snapshot.id, ''))
  const options = draftOptions(body.to, deps.catalog)
  const policy = POLICIES.find((each) => each === body.policy)
  const { title, effectiveOn, announcedOn, autoRenewFalseOn, endOfSaleOn, source } = body
  const days = { effectiveOn, announcedOn, autoRenewFalseOn, endOfSaleOn }
  const draft: Draft = {
    id: body.id,
    title,
    ...days,
    policy: policy ?? 'migrate',
    source,
    retires: retires.values,
    options: options.values,
  }
  const own = [...refuseTaken(body.id, deps), ...(policy ? [] : [unknownPolicy(body.policy)]), ...retires.errors, ...options.errors]
  const errors = [...own, ...checkForm(draft).filter(({ path }) => !own.some((each) => rootOf(each.path) === rootOf(path)))]
  if (errors.length > 0) throw problem('draft-wrong', {}, errors)

  const file = write(draft, deps)
  const retirement = deps.catalog.findRetirement(id<RetirementId>(body.id))
  if (!retirement) throw brokenCatalog(deps)
  await recordEvent(deps.db, { at: deps.clock.now(), kind: 'catalog:drafted', actor, data: { retirement: retirement.id, file } })
  return { file, retirement: describeRetirement(retirement, deps.catalog) }
}

function unknownPolicy(policy: string): FieldError {
  return wrongField('policy', 'policy-unknown', { policy, expected: POLICIES })
}

function refuseBrokenCatalog(deps: ApiDeps): void {
  if (deps.catalogFiles.problem() !== null) throw brokenCatalog(deps)
}

function brokenCatalog({ catalogFiles }: ApiDeps) {
  const why = catalogFiles.problem() ?? 'the file is not there any more'
  return problem('catalog-not-usable', { words: why })
}

function refuseTaken(wanted: string, { catalog }: ApiDeps): readonly FieldError[] {
  const taken = catalog.findRetirement(id<RetirementId>(wanted))
  if (!taken) return []
  return [wrongField('id', 'retirement-taken', { retirement: wanted, title: taken.title.en })]
}

/** What the catalog's own form says, by the fields of the request. */
function checkForm(draft: Draft): readonly FieldError[] {
  return errorsOf(() => renderDraft(draft))
}

function write(draft: Draft, { catalogFiles }: ApiDeps): string {
  let file = ''
  const errors = errorsOf(() => {
    file = writeDraft(catalogFiles.local, draft, catalogFiles.dirs())
  })
  if (errors.length > 0) throw problem('draft-wrong', {}, errors)
  return file
}

function errorsOf(body: () => unknown): readonly FieldError[] {
  try {
    body()
    return []
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error
    return error.problems.map(({ field, found, expected }) => ({ path: fieldOf(field), message: `found ${found}; expected ${expected}` }))
  }
}

/** The file's words for what the request calls otherwise. */
function fieldOf(field: string): string {
  return field
    .replace(/^retires/, 'offers')
    .replace(/^options/, 'to')
    .replace(/^title\.en$/, 'title')
}

function rootOf(path: string): string {
  return /^\w+/.exec(path)?.[0] ?? ''
}
