import {
  isRead,
  type Cause,
  type Figure,
  type GapName,
  type ReconciledSku,
  type Severity,
  type UnitFigures,
} from '../../domain/reconciliation.ts'
import type { Claim } from './causes/claim.ts'
import { CAUSE_RULES } from './causes/rules.ts'
import { unknown } from './causes/unknown.ts'
import { isLive, type SkuFacts } from './facts.ts'

const GAPS: readonly GapName[] = ['bought-units', 'units-assigned', 'assigned-holders']

/** Compares what was bought, counted and assigned of one SKU, and says why they differ. Pure: the same facts give the same answer. */
export function compareSku(facts: SkuFacts): ReconciledSku {
  const figures = figuresOf(facts)
  const gaps = gapsOf(figures, facts)
  const claims = CAUSE_RULES.flatMap((rule) => rule(facts))
  const explained = GAPS.flatMap((gap) => explain(gap, gaps[gap], claims))
  const causes = [...explained.map(({ cause }) => cause), ...notes(claims, explained)]
  const worst = worstOf([...causes.map(({ severity }) => severity), ...(isWhole(figures) ? [] : ['check' as const])])
  const differing = Object.fromEntries(Object.entries(gaps).filter(([, seats]) => seats !== 0))
  return { skuId: facts.skuId, product: facts.product, ...figures, gaps: differing, causes, severity: worst }
}

type Figures = Pick<ReconciledSku, 'bought' | 'units' | 'assigned' | 'holders'>

function figuresOf({ subscriptions, units, holders }: SkuFacts): Figures {
  const bought = isRead(subscriptions) ? subscriptions.filter(isLive).reduce((sum, each) => sum + each.quantity, 0) : subscriptions
  if (!isRead(units)) return { bought, units, assigned: units, holders }
  if (units === null) return { bought, units: { enabled: 0, warning: 0, suspended: 0, lockedOut: 0 }, assigned: 0, holders }
  const { enabled, warning, suspended, lockedOut, consumed } = units
  return { bought, units: { enabled, warning, suspended, lockedOut }, assigned: consumed, holders }
}

/** Undefined where one of the two was not read. A SKU of the company as a whole is assigned to nobody. */
function gapsOf({ bought, units, assigned, holders }: Figures, facts: SkuFacts): { readonly [G in GapName]?: number } {
  const usable: Figure = isRead<UnitFigures>(units) ? units.enabled + units.warning : units
  const isOfCompany = isRead(facts.units) && facts.units?.appliesTo === 'company'
  return {
    ...gap('bought-units', bought, usable),
    ...(isOfCompany ? {} : gap('units-assigned', usable, assigned)),
    ...(isOfCompany ? {} : gap('assigned-holders', assigned, holders)),
  }
}

function gap(name: GapName, first: Figure, second: Figure): { readonly [G in GapName]?: number } {
  return isRead(first) && isRead(second) ? { [name]: first - second } : {}
}

interface Explained {
  readonly cause: Cause
  readonly claim: Claim | undefined
}

/** Exact claims first, whole; then what is left of the difference, claim by claim; what is left after that is unknown. */
function explain(gapName: GapName, difference: number | undefined, claims: readonly Claim[]): readonly Explained[] {
  if (difference === undefined) return []
  const own = claims.filter((claim) => claim.gap === gapName)
  const found: Explained[] = own.filter((claim) => claim.isExact).map((claim) => ({ cause: causeOf(claim, claim.seats), claim }))
  let left = found.reduce((rest, { cause }) => rest - cause.seats, difference)
  for (const claim of own.filter((each) => !each.isExact)) {
    if (left === 0 || Math.sign(claim.seats) !== Math.sign(left)) continue
    const seats = Math.sign(left) * Math.min(Math.abs(left), Math.abs(claim.seats))
    found.push({ cause: causeOf(claim, seats), claim })
    left -= seats
  }
  return left === 0 ? found : [...found, { cause: unknown(gapName, left), claim: undefined }]
}

/** What is worth knowing although it explains nothing here. */
function notes(claims: readonly Claim[], explained: readonly Explained[]): readonly Cause[] {
  return claims
    .filter((claim) => claim.isNote && !explained.some((each) => each.claim === claim))
    .map((claim) => ({ ...causeOf(claim, Math.abs(claim.seats)), gap: null }))
}

function causeOf({ code, gap: gapName, severity, what, fix, facts }: Claim, seats: number): Cause {
  return { code, gap: gapName, seats, severity, what, fix, facts }
}

/** Holders may be left out: at a run's moments nobody is listed. */
function isWhole({ bought, units, assigned }: Figures): boolean {
  return isRead(bought) && isRead(units) && isRead(assigned)
}

const ORDER: readonly Severity[] = ['expected', 'check', 'act']

function worstOf(severities: readonly Severity[]): Severity | null {
  return severities.reduce<Severity | null>(
    (worst, each) => (worst === null || ORDER.indexOf(each) > ORDER.indexOf(worst) ? each : worst),
    null,
  )
}
