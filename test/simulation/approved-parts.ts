import type { UserMove } from '../../src/domain/license-move.ts'
import type { CustomerPlan, Replacement } from '../../src/domain/plan.ts'
import type { Undoing } from '../../src/domain/undoing.ts'
import type { Tenant, User } from './model/state.ts'

/** What a person has said yes to, as it stands now: what is taken back is approved no more, its way back is. */
export interface ApprovedParts {
  /** Returns what takes the yes away again. */
  approve(part: CustomerPlan): () => void
  /** The newest first. */
  replacementsOf(tenant: Pick<Tenant, 'id'>): readonly Replacement[]
  /** What becomes of a user; no move for somebody whom no part names. Undefined where the customer has no part. */
  plannedFor(tenant: Tenant, user: Pick<User, 'id'>): Planned | undefined
}

export interface Planned {
  readonly move: UserMove | undefined
  readonly replacement: Replacement
}

export function createApprovedParts(): ApprovedParts {
  const byCustomer = new Map<string, readonly Replacement[]>()

  function approve({ customer, decisions }: CustomerPlan): () => void {
    const earlier = byCustomer.get(customer.id) ?? []
    const added = decisions.filter((decision): decision is Replacement => decision.kind === 'replace')
    const left = added.reduce<readonly Replacement[]>((all, decision) => all.flatMap((each) => leftOf(each, decision)), earlier)
    byCustomer.set(customer.id, [...added, ...left])
    return () => void byCustomer.set(customer.id, earlier)
  }

  function plannedFor(tenant: Tenant, user: Pick<User, 'id'>): Planned | undefined {
    const replacements = byCustomer.get(tenant.id) ?? []
    for (const replacement of replacements) {
      const move = replacement.users.find((each) => each.user === user.id)
      if (move) return { move, replacement }
    }
    const replacement = replacements.at(-1)
    return replacement && { move: undefined, replacement }
  }

  return { approve, replacementsOf: ({ id }) => byCustomer.get(id) ?? [], plannedFor }
}

/** Nothing of what is taken back whole; of what is taken back for some users, what the others have. */
function leftOf(replacement: Replacement, { undoes, users }: Replacement): readonly Replacement[] {
  if (!undoes || !isOf(replacement, undoes)) return [replacement]
  if (undoes.isWhole) return []
  return [{ ...replacement, users: replacement.users.filter((each) => !users.some(({ user }) => user === each.user)) }]
}

function isOf({ id, method }: Replacement, { decision }: Undoing): boolean {
  return id === decision && method !== 'undo'
}
