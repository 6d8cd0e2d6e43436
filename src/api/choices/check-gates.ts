import { instant, type Instant } from '../../domain/instant.ts'
import type { ChoicesInput } from '../contract/choices-input.ts'
import { wrongField } from '../problems/fields.ts'

type Waits = Partial<Readonly<Record<'buy' | 'move' | 'suspend', string | undefined>>>

/** What is to wait for a moment that is over would not wait at all: whoever said so has mistaken the day. */
export function checkGates({ waitBefore, customers }: Pick<ChoicesInput, 'waitBefore' | 'customers'>, now: Instant) {
  return [
    ...pastOf(waitBefore, '', now),
    ...Object.entries(customers).flatMap(([ref, own]) => pastOf(own.waitBefore ?? {}, `customers.${ref}.`, now)),
  ]
}

function pastOf(waits: Waits, path: string, now: Instant) {
  return Object.entries(waits).flatMap(([act, gate]) =>
    gate === undefined || gate === 'open' || gate === 'person' || instant(gate) > now
      ? []
      : [wrongField(`${path}waitBefore.${act}`, 'moment-over', { moment: `${gate.slice(0, 16)}Z`, now: `${now.slice(0, 16)}Z` })],
  )
}
