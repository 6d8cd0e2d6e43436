import type { Database } from './store/open-database.ts'

/** Virtual time. Everything that the emulator dates, it dates by this. */
export interface VirtualClock {
  /** Epoch ms. */
  now(): number
  rate(): number
  /** Moves on, or changes the pace. The caller has checked that time does not run backwards. */
  set(change: { readonly now?: number | undefined; readonly rate?: number | undefined }): void
  persist(): void
}

interface Anchor {
  virtual: number
  real: number
  rate: number
}

/** Goes on from the last time persisted in the data folder; without one, starts at `start`. */
export function openClock(database: Database, start: { readonly now: number; readonly rate?: number | undefined }): VirtualClock {
  const row = database.get('select virtual_ms, rate from clock where id = 1')
  const anchor: Anchor = row
    ? { virtual: Number(row['virtual_ms']), real: Date.now(), rate: start.rate ?? Number(row['rate']) }
    : { virtual: start.now, real: Date.now(), rate: start.rate ?? 1 }

  const now = (): number => Math.floor(anchor.virtual + (Date.now() - anchor.real) * anchor.rate)
  const persist = (): void => {
    database.run(
      'insert into clock (id, virtual_ms, rate) values (1, ?, ?) on conflict (id) do update set virtual_ms = excluded.virtual_ms, rate = excluded.rate',
      [now(), anchor.rate],
    )
  }
  persist()
  return {
    now,
    rate: () => anchor.rate,
    set(change) {
      anchor.virtual = change.now ?? now()
      anchor.real = Date.now()
      anchor.rate = change.rate ?? anchor.rate
      persist()
    },
    persist,
  }
}
