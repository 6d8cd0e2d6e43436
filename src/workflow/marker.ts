import { sha256 } from '../domain/canonical.ts'
import type { MigrationKey } from '../store/migrations.ts'

/**
 * What our purchase carries in its friendly name, so that an order whose answer was lost can be told from everybody
 * else's: the same on every try of the same line of the same run, different for everything else.
 */
export function markerOf(installation: string, key: MigrationKey, line: string): string {
  return `cg-${sha256([installation, key.run, key.customer, key.decision, line].join('\n')).slice(0, 12)}`
}

/** The friendly name of the new subscription: its title for people, the marker for us. */
export function friendlyNameOf(title: string, marker: string): string {
  return `${title} [${marker}]`
}

export function carriesMarker(friendlyName: unknown, marker: string): boolean {
  return typeof friendlyName === 'string' && friendlyName.includes(`[${marker}]`)
}
