import type { PersonRole } from '../estates/estate.ts'
import type { Right } from '../http/operation.ts'
import type { Token } from '../store/tokens.ts'

const RIGHTS: Readonly<Record<PersonRole, readonly Right[]>> = {
  globalAdmin: ['read', 'purchase', 'manage-subscriptions', 'assign-licenses'],
  adminAgent: ['read', 'purchase', 'manage-subscriptions', 'assign-licenses'],
  salesAgent: ['read', 'purchase', 'manage-subscriptions'],
  helpdeskAgent: ['read'],
  userAdmin: ['read', 'assign-licenses'],
}

/** App-only tokens act with the application's own grant: no role is asked (Partner Center roles, 2023-10). */
export function mayDo(token: Token | undefined, right: Right): boolean {
  return token?.person == null || RIGHTS[token.person.role].includes(right)
}
