import type { Instant } from '../../domain/instant.ts'
import type { Qualification } from '../../domain/snapshot.ts'
import { instantOrNull } from './from-wire.ts'
import type { WireAgreement, WireQualification } from './schema.ts'
import { plainWord, wordOf } from './word.ts'

const VETTING: Readonly<Record<string, Qualification['status']>> = { approved: 'approved', inreview: 'in-review', denied: 'denied' }

/** Undefined for `None`, which stands for a customer without any (Partner Center REST, customer qualifications, 2023-10). */
export function fromWireQualification(wire: WireQualification): Qualification | undefined {
  const name = wordOf(wire.qualification)
  if (name === '' || name.toLowerCase() === 'none') return undefined
  return { name, status: VETTING[plainWord(wire.vettingStatus)] ?? 'unknown' }
}

/** When the newest was agreed to; null where none says. */
export function lastAgreedOn(wire: readonly WireAgreement[]): Instant | null {
  const dates = wire.flatMap((one) => instantOrNull(one.dateAgreed) ?? [])
  return dates.toSorted().at(-1) ?? null
}
