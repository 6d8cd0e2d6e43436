import { isoTime } from '../duration.ts'
import type { EmulatorEvent } from '../events.ts'
import { docOf } from '../store/docs.ts'
import type { World } from '../world.ts'

type Kind = EmulatorEvent['kind']

/** The first event of one kind after a moment (epoch ms) for each thing that it is about: its `before` is how that thing was then. */
export function firstSince<K extends Kind>(
  world: World,
  customerId: string,
  kind: K,
  then: number,
  idOf: (event: Extract<EmulatorEvent, { kind: K }>) => string,
): Map<string, Extract<EmulatorEvent, { kind: K }>> {
  const first = new Map<string, Extract<EmulatorEvent, { kind: K }>>()
  for (const event of eventsSince(world, customerId, kind, then)) {
    const id = idOf(event)
    if (!first.has(id)) first.set(id, event)
  }
  return first
}

/** All events of one kind and customer after a moment, in order. */
export function eventsSince<K extends Kind>(
  world: World,
  customerId: string,
  kind: K,
  then: number,
): Extract<EmulatorEvent, { kind: K }>[] {
  // Without the Z, for times are written with and without milliseconds, and `10:00:00Z` sorts behind `10:00:00.500Z`.
  const sql = "select doc from events where customer_id = ? and kind = ? and rtrim(json_extract(doc, '$.at'), 'Z') > ? order by id"
  return world.database
    .all(sql, [customerId, kind, isoTime(then).replace('Z', '')])
    .map((row) => docOf<Extract<EmulatorEvent, { kind: K }>>(row))
}
