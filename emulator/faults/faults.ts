import { docOf } from '../store/docs.ts'
import type { Database } from '../store/open-database.ts'
import type { Fault, NewFault } from './fault.ts'
import { isMeant } from './is-meant.ts'
import type { Asked } from './is-meant.ts'

export interface Faults {
  list(): readonly Fault[]
  add(fault: NewFault): Fault
  /** One, or all without an id. */
  remove(id: number | undefined): void
  /** Counts the call against every fault that matches it; the first that fires is returned. */
  take(asked: Asked): Fault | undefined
}

export function openFaults(database: Database): Faults {
  let faults = database.all('select doc from faults order by id').map((row) => ({ ...UNSAID, ...docOf<Fault>(row) }))
  const save = (fault: Fault): void =>
    database.run('insert or replace into faults (id, doc) values (?, ?)', [fault.id, JSON.stringify(fault)])
  return {
    list: () => faults,
    add(wanted) {
      const fault = { ...wanted, id: Math.max(0, ...faults.map((one) => one.id)) + 1, seen: 0, hit: 0 }
      faults = [...faults, fault]
      save(fault)
      return fault
    },
    remove(id) {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id)
      database.run(id === undefined ? 'delete from faults' : 'delete from faults where id = ?', id === undefined ? [] : [id])
    },
    take(asked) {
      let fired: Fault | undefined
      faults = faults.map((fault) => {
        if (!isMeant(fault, asked)) return fault
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

/** What a data folder of an earlier version does not say of its faults. */
const UNSAID = { match: null, code: null, status: null, seconds: 0 } as const

function fires(fault: Fault): boolean {
  const nth = fault.seen - fault.skip
  return nth > 0 && nth % fault.every === 0 && (fault.times === null || fault.hit < fault.times)
}
