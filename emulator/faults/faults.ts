import { docOf } from '../store/docs.ts'
import type { Database } from '../store/open-database.ts'

export const FAULT_KINDS = ['429', '503', 'timeoutBeforeEffect', 'timeoutAfterEffect'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** A named misbehavior, asked for through `/emulator/faults`; never random. */
export interface Fault {
  readonly id: number
  readonly kind: FaultKind
  /** An operation's name, or `*`. */
  readonly operation: string
  /** Every nth matching call. */
  readonly every: number
  /** Stops after this many; null: never. */
  readonly times: number | null
  /** Lets this many matching calls pass first. */
  readonly skip: number
  readonly customer: string | null
  readonly retryAfterSeconds: number
  /** Matching calls so far, and how many of them were hit. */
  readonly seen: number
  readonly hit: number
}

export type NewFault = Omit<Fault, 'id' | 'seen' | 'hit'>

export interface Faults {
  list(): readonly Fault[]
  add(fault: NewFault): Fault
  /** One, or all without an id. */
  remove(id: number | undefined): void
  /** Counts the call against every fault that matches it; the first that fires is returned. */
  take(operation: string, customerId: string | null): Fault | undefined
}

export function openFaults(database: Database): Faults {
  let faults = database.all('select doc from faults order by id').map((row) => docOf<Fault>(row))
  const save = (fault: Fault): void =>
    database.run('insert or replace into faults (id, doc) values (?, ?)', [fault.id, JSON.stringify(fault)])
  return {
    list: () => faults,
    add(asked) {
      const fault = { ...asked, id: Math.max(0, ...faults.map((one) => one.id)) + 1, seen: 0, hit: 0 }
      faults = [...faults, fault]
      save(fault)
      return fault
    },
    remove(id) {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id)
      database.run(id === undefined ? 'delete from faults' : 'delete from faults where id = ?', id === undefined ? [] : [id])
    },
    take(operation, customerId) {
      let fired: Fault | undefined
      faults = faults.map((fault) => {
        if (!matches(fault, operation, customerId)) return fault
        const seen = { ...fault, seen: fault.seen + 1 }
        const counted = fired === undefined && fires(seen) ? { ...seen, hit: seen.hit + 1 } : seen
        if (counted.hit > fault.hit) fired = counted
        save(counted)
        return counted
      })
      return fired
    },
  }
}

function matches(fault: Fault, operation: string, customerId: string | null): boolean {
  if (fault.operation !== '*' && fault.operation !== operation) return false
  return fault.customer === null || fault.customer.toLowerCase() === customerId?.toLowerCase()
}

function fires(fault: Fault): boolean {
  const nth = fault.seen - fault.skip
  return nth > 0 && nth % fault.every === 0 && (fault.times === null || fault.hit < fault.times)
}
