import type { Facts } from './say-reason.ts'

/** A reason with its facts, which an earlier version did not record. */
export function reasonIn(why: unknown): { readonly code: string; readonly facts: Facts } | undefined {
  if (typeof why !== 'object' || why === null || !('code' in why) || !('facts' in why)) return undefined
  const { code, facts } = why
  return typeof code === 'string' && typeof facts === 'object' && facts !== null ? { code, facts: { ...facts } } : undefined
}
