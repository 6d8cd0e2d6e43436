import type { CheckGroup, CheckResult } from '../domain/check.ts'
import { instant } from '../domain/instant.ts'
import type { Instant } from '../domain/instant.ts'
import type { Blocked, Blocker, BlockerCode, CustomerPlan, Replacement, Warning, WarningCode } from '../domain/plan.ts'
import { describeBlocker } from './describe-blocker.ts'
import { describeWarning } from './describe-warning.ts'
import { factsPerUser } from './facts-per-user.ts'

/** What a plan says by itself holds as long as the plan: it never changes. */
export const AS_LONG_AS_THE_PLAN: Instant = instant('9999-12-31T00:00:00Z')

/**
 * A part's blockers and warnings as a pre-flight shows them; where a group has none, that it passed. A blocker that names users has one row
 * for each, so that it can be answered user by user; the text for whoever fixes it stands once, with all of them.
 */
export function planChecks(plan: CustomerPlan, at: Instant): readonly CheckResult[] {
  const found = plan.decisions.flatMap((decision) => {
    if (decision.kind === 'blocked') return decision.by.flatMap((blocker) => fromBlocker(blocker, decision))
    if (decision.kind === 'replace') return decision.warnings.map((warning) => fromWarning(warning, decision))
    return []
  })
  const silent = [...new Set(Object.values(GROUP_OF_BLOCKER))].filter((group) => !found.some((each) => each.group === group))
  return [...found, ...silent.map(nothingIn)].map((each) => ({
    ...each,
    ...{ customer: plan.customer.id, code: null, checkedAt: at, validUntil: AS_LONG_AS_THE_PLAN },
  }))
}

type Found = Omit<CheckResult, 'customer' | 'code' | 'checkedAt' | 'validUntil'>

function fromBlocker({ code, facts }: Blocker, { subscriptions }: Blocked): readonly Found[] {
  const message = describeBlocker({ code, facts }).message ?? null
  return factsPerUser(facts).map((own, position) => {
    const { what, fix, whoFixes } = describeBlocker({ code, facts: own.facts })
    return {
      ...{ check: code, group: GROUP_OF_BLOCKER[code], subject: own.user ?? subscriptions[0] ?? null, result: 'failed' },
      ...{ what, facts: own.facts, fix, whoFixes, message: position === 0 ? message : null },
    }
  })
}

/** There is nothing to answer, so all whom it is about are in one row. */
function fromWarning({ code, facts }: Warning, { id }: Replacement): Found {
  return {
    ...{ check: code, group: GROUP_OF_WARNING[code], subject: id, result: 'warning' },
    ...{ what: describeWarning({ code, facts }), facts, fix: '', whoFixes: 'operator', message: null },
  }
}

function nothingIn(group: CheckGroup): Found {
  const codes = Object.entries(GROUP_OF_BLOCKER).flatMap(([code, own]) => (own === group ? [code] : []))
  const what = `the plan found nothing in the way: ${codes.join(', ')}`
  return {
    check: `plan-${group}`,
    group,
    subject: null,
    result: 'passed',
    what,
    facts: { codes },
    fix: '',
    whoFixes: 'nobody yet',
    message: null,
  }
}

const GROUP_OF_BLOCKER: { readonly [code in BlockerCode]: CheckGroup } = {
  'no-replacement-chosen': 'purchase',
  'option-unknown': 'purchase',
  'option-not-for-segment': 'purchase',
  'not-reviewed': 'purchase',
  'qualification-missing': 'purchase',
  'target-not-on-sale': 'purchase',
  'base-missing': 'purchase',
  'quantity-out-of-range': 'purchase',
  'not-active': 'subscription',
  'family-unknown': 'subscription',
  'term-end-too-near': 'subscription',
  'sku-unknown': 'subscription',
  'seats-short': 'seats',
  'same-product': 'purchase',
  'mixed-options': 'seats',
  'keeps-and-adds': 'purchase',
  'users-in-two-moves': 'users',
  'held-license-lacks-services': 'services',
  'price-not-shown': 'purchase',
  'shares-sku': 'seats',
  'usage-location-missing': 'users',
  'assigned-by-group': 'users',
  'group-not-split': 'users',
  'user-unknown': 'users',
  'remove-only-leaves-nothing': 'users',
  'services-unknown': 'services',
  conflict: 'services',
  dependency: 'services',
  'voice-would-be-lost': 'services',
  'teams-would-be-lost': 'services',
  'add-on-not-on-sale': 'add-ons',
  'still-in-use': 'seats',
  'renewal-not-offered': 'subscription',
}

const GROUP_OF_WARNING: { readonly [code in WarningCode]: CheckGroup } = {
  'services-lost': 'services',
  'voice-lost': 'services',
  'service-left-off': 'services',
  'mailbox-shrinks': 'services',
  'onedrive-shrinks': 'services',
  'no-service-plan-map': 'services',
  'usage-location-set': 'users',
  'group-at-once': 'users',
  'group-nested': 'users',
  'direct-and-by-group': 'users',
  'add-on-included': 'add-ons',
  'add-on-bought-anew': 'add-ons',
  'paid-twice': 'subscription',
  'retirement-not-reviewed': 'purchase',
  'ends-with-holders': 'users',
  'extended-term': 'subscription',
  'renewal-stays-off': 'subscription',
}

/** The checks that a plan makes by itself, by the name that `--check` takes. */
export const PLAN_CHECK_IDS: readonly string[] = [...Object.keys(GROUP_OF_BLOCKER), ...Object.keys(GROUP_OF_WARNING)]
