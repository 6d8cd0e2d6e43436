import type { Dispatcher } from 'undici'
import type { Clock } from '../../src/domain/clock.ts'
import { WorkerLost } from '../../src/domain/durable.ts'
import { plusMs } from '../../src/domain/instant.ts'
import type { TokenCache, AccessToken } from '../../src/domain/token-cache.ts'
import type { Stage } from '../../src/durable/stage.ts'
import type { VirtualClock } from '../../src/durable/virtual-clock.ts'
import { createVirtualDurable, type VirtualDurable } from '../../src/durable/virtual-durable.ts'
import type { VirtualRecords } from '../../src/durable/virtual-records.ts'
import { createTokens } from '../../src/provider/auth/tokens.ts'
import { createGraph } from '../../src/provider/graph/create-graph.ts'
import { createTransport } from '../../src/provider/http/transport.ts'
import { createPartnerCenter } from '../../src/provider/partner-center/create-partner-center.ts'
import { createBudget } from '../../src/store/budget.ts'
import type { Db, Trx } from '../../src/store/database.ts'
import { defineAdvanceCustomer } from '../../src/workflow/advance-customer.ts'
import { createPlaces } from '../../src/workflow/licenses/places.ts'

export interface VirtualWorker {
  readonly name: string
  readonly durable: VirtualDurable
  die(): void
  freeze(): void
  thaw(): void
  lose(): void
  isFrozen(): boolean
}

export interface WorkerOptions {
  readonly name: string
  readonly clock: VirtualClock
  /** How far its clock is ahead of the provider's. */
  readonly skewMs: number
  readonly stage: Stage
  readonly records: VirtualRecords
  readonly db: Db
  readonly dispatcher: Dispatcher
  readonly tell: (line: string) => void
}

const ENDPOINTS = {
  partnerCenter: 'http://partner-center.model',
  graph: 'http://graph.model',
  login: 'http://login.model',
  partnerCenterAudience: 'http://partner-center.model',
  graphAudience: 'http://graph.model',
  tenantId: 'partner',
  clientId: 'client',
  clientSecret: 'secret',
}

/** Scarce, so that customers wait for each other. */
const PLACES = 2

/** A worker as it ships, but for its engine, its clock and the last step of its way to the provider. */
export function startVirtualWorker({ name, clock, skewMs, stage, records, db, dispatcher, tell }: WorkerOptions): VirtualWorker {
  let isFrozen = false
  let places = createPlaces(PLACES)
  const durable = createVirtualDurable({
    clock,
    stage,
    records,
    worker: name,
    onPhaseFailed: ({ id, error }) => tell(`.. phase ${id} failed: ${error.message}`),
  })
  const own: Clock = { ...clock, now: () => plusMs(clock.now(), skewMs) }
  const budget = createBudget(db, own, 0.75, (ms) => own.sleep(ms))
  const writeGate = { refusal: () => Promise.resolve(isLost() ? ('worker-lost' as const) : undefined) }
  const transport = createTransport({ clock: own, budget, writeGate, dispatcher })
  const connection = { transport, tokens: createTokens({ transport, endpoints: ENDPOINTS, cache: tokensInMemory() }), endpoints: ENDPOINTS }
  const record = <T>(body: (trx: Trx) => Promise<T>): Promise<T> =>
    db.transaction().execute((trx) => {
      durable.assertAlive()
      return body(trx)
    })
  defineAdvanceCustomer(durable, {
    db,
    clock: own,
    record,
    worker: name,
    installation: 'simulation',
    partnerCenter: createPartnerCenter(connection),
    graph: createGraph(connection),
    failpoints: { hit: () => undefined },
    places: { take: (customer) => places.take(customer), leave: (customer) => places.leave(customer) },
  })
  void durable.launch()

  function isLost(): boolean {
    try {
      durable.assertAlive()
      return false
    } catch (error) {
      if (error instanceof WorkerLost) return true
      throw error
    }
  }

  return {
    name,
    durable,
    die() {
      isFrozen = false
      places = createPlaces(PLACES)
      durable.die()
    },
    freeze() {
      isFrozen = true
      durable.freeze()
    },
    thaw() {
      isFrozen = false
      durable.thaw()
    },
    lose: durable.lose,
    isFrozen: () => isFrozen,
  }
}

function tokensInMemory(): TokenCache {
  const kept = new Map<string, AccessToken>()
  let refresh = 'refresh-0'
  return {
    find: (key) => Promise.resolve(kept.get(key)),
    record: (key, token) => Promise.resolve(void kept.set(key, token)),
    forget: (key) => Promise.resolve(void kept.delete(key)),
    findRefreshToken: () => Promise.resolve(refresh),
    recordRefreshToken: (token) => Promise.resolve(void (refresh = token)),
  }
}
