import type { Catalog, Texts } from '../../domain/catalog.ts'
import type { Blocked, Blocker, Decision, PurchaseLine, Replacement, Skip, Warning } from '../../domain/plan.ts'
import type { Renewal } from '../../domain/renewal.ts'
import type { CustomerSnapshot } from '../../domain/snapshot.ts'
import { describeBlocker } from '../../planning/describe-blocker.ts'
import { describeWarning } from '../../planning/describe-warning.ts'
import { fewNamed } from '../../planning/few-named.ts'
import { foreseeUndo } from '../../planning/undo/foresee-undo.ts'
import { factsOfStep } from '../../planning/undo/step-words.ts'
import type { ReviewedPart } from '../contract/plan-review.ts'
import { describeAdvice } from './describe-advice.ts'
import { withTitles } from './with-titles.ts'

type Reviewed = ReviewedPart['decisions'][number]
type Replacing = Extract<Reviewed, { kind: 'replace' }>

/** A decision of a part with names where it has ids, and sentences where it has codes; with what it was made from, what that says beside it. */
export function describeDecision(decision: Decision, catalog: Catalog, snapshot?: CustomerSnapshot): Reviewed {
  switch (decision.kind) {
    case 'replace':
      return describeReplacement(decision, catalog, snapshot)
    case 'blocked':
      return describeBlocked(decision, catalog)
    case 'skip':
      return describeSkip(decision)
  }
}

function describeBlocked({ offerName, subscriptions, retirement, by }: Blocked, catalog: Catalog): Reviewed {
  return {
    kind: 'blocked',
    offerName,
    subscriptions: [...subscriptions],
    retirement: { id: retirement, title: titleOf(retirement, catalog) },
    by: by.map((each) => {
      const blocker = withTitles(each, catalog)
      const { what, fix, whoFixes } = describeBlocker(blocker)
      return { code: blocker.code, what, fix, whoFixes, facts: factsOf(blocker) }
    }),
  }
}

function factsOf({ facts }: Blocker | Warning): { [name: string]: unknown } {
  return { ...fewNamed(facts) }
}

function describeSkip({ subscription, offerName, because, facts }: Skip): Reviewed {
  const { until } = facts
  return { kind: 'skip', subscription, offerName, because, until: typeof until === 'string' ? until : null }
}

function describeReplacement(replacement: Replacement, catalog: Catalog, snapshot: CustomerSnapshot | undefined): Replacing {
  const { id, method, retirement, users, groups, gates, hold, purchase, suspension, onFailure } = replacement
  return {
    kind: 'replace',
    ...{ id, method, purchase, suspension, onFailure },
    retirement: { id: retirement.id, title: titleOf(retirement.id, catalog, retirement.version), reviewed: retirement.reviewed },
    options: optionsOf(replacement, catalog),
    from: oldOf(replacement),
    lines: replacement.lines.map(lineOf),
    users: users.length,
    groups: groups.map(({ name, members, isDynamic }) => ({ name, members, isDynamic })),
    warnings: replacement.warnings
      .map((each) => withTitles(each, catalog))
      .map((warning) => ({ code: warning.code, text: describeWarning(warning), facts: factsOf(warning) })),
    advice: snapshot ? describeAdvice(replacement, snapshot) : null,
    gates: { ...gates },
    hold: { ...hold },
    ends: replacement.switchOff.map(({ subscription, by }) => ({ subscription, by, offerName: offerOf(subscription, replacement) })),
    renewals: replacement.renewals.map(({ subscription, offerName, before, to }) => ({
      subscription,
      offerName,
      before: renewalOf(before),
      to: renewalOf(to),
    })),
    takeBack: replacement.undoes ? [] : foreseeUndo(replacement).map((each) => ({ ...each })),
    undoes: replacement.undoes ? replacement.undoes.steps.map((each) => ({ ...each, facts: factsOfStep(each) })) : null,
  }
}

function optionsOf({ targets, users, retirement }: Replacement, catalog: Catalog): Replacing['options'] {
  const known = catalog.findRetirement(retirement.id, retirement.version)?.options ?? []
  return targets.map(({ option }) => ({
    id: option,
    title: known.find((each) => each.id === option)?.title ?? { en: option },
    users: users.filter((user) => user.option === option).length,
  }))
}

function oldOf({ from, expects }: Replacement): Replacing['from'] {
  return from.subscriptions.map(({ id, offerName, family, quantity, addOns }) => ({
    ...{ id, offerName, family, quantity },
    termEndsAt: expects.subscriptions.find((each) => each.id === id)?.termEndsAt ?? null,
    addOns: addOns.map((addOn) => ({ id: addOn.id, offerName: addOn.offerName, quantity: addOn.quantity, becomes: addOn.becomes })),
  }))
}

function lineOf({ id, product, quantity, seats, needs, ...line }: PurchaseLine): Replacing['lines'][number] {
  const { term, billingCycle, atTermEnd, unitPriceCeiling, partnerOnRecord } = line
  return {
    ...{ id, quantity, term, billingCycle, atTermEnd, partnerOnRecord },
    title: product.title,
    seatsFrom: seats.from,
    seatsBefore: seats.from === 'more' ? seats.before : null,
    unitPriceCeiling: unitPriceCeiling && { ...unitPriceCeiling },
    isAddOn: needs.length > 0 || line.parent !== null,
  }
}

function renewalOf({ autoRenew, next }: Renewal): Replacing['renewals'][number]['before'] {
  return { autoRenew, next: next && { quantity: next.quantity, term: next.term, billingCycle: next.billingCycle } }
}

function offerOf(subscription: string, { from }: Replacement): string {
  return from.subscriptions.find(({ id }) => id === subscription)?.offerName ?? subscription
}

/** Its id where the catalog has it no more, or never had: a renewal by itself is of no retirement. */
function titleOf(retirement: Replacement['retirement']['id'], catalog: Catalog, version?: number): Texts {
  return (catalog.findRetirement(retirement, version) ?? catalog.findRetirement(retirement))?.title ?? { en: retirement }
}
