import type { Budget, Quota } from '../../../src/domain/budget.ts'
import type { AccessToken, TokenCache } from '../../../src/domain/token-cache.ts'
import type { WriteRefusal } from '../../../src/domain/write-gate.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { createTokens } from '../../../src/provider/auth/tokens.ts'
import type { Tokens } from '../../../src/provider/auth/tokens.ts'
import type { ProviderEndpoints } from '../../../src/provider/endpoints.ts'
import { createGraph } from '../../../src/provider/graph/create-graph.ts'
import type { Graph } from '../../../src/provider/graph/graph.ts'
import { createTransport } from '../../../src/provider/http/transport.ts'
import type { Transport } from '../../../src/provider/http/transport.ts'
import { createPartnerCenter } from '../../../src/provider/partner-center/create-partner-center.ts'
import type { PartnerCenter } from '../../../src/provider/partner-center/partner-center.ts'
import { movingClock } from './moving-clock.ts'

export type MemoryBudget = Budget & { readonly reserved: Map<string, number>; readonly blocked: Map<string, Instant> }

export interface Connected extends AsyncDisposable {
  readonly partnerCenter: PartnerCenter
  readonly graph: Graph
  readonly transport: Transport
  readonly tokens: Tokens
  readonly endpoints: ProviderEndpoints
  readonly clock: ReturnType<typeof movingClock>
  readonly budget: MemoryBudget
  readonly cache: TokenCache & { readonly refreshTokens: string[] }
  /** Set to refuse writes from here on. */
  readonly gate: { refusal: WriteRefusal | undefined; asked: number }
}

/** Clients that speak to a server at `url`, with everything else in memory. */
export function connect(url: string, options: { readonly timeoutMs?: number } = {}): Connected {
  const clock = movingClock()
  const budget = memoryBudget(clock.now)
  const gate: Connected['gate'] = { refusal: undefined, asked: 0 }
  const writeGate = { refusal: () => ((gate.asked += 1), Promise.resolve(gate.refusal)) }
  const transport = createTransport({ clock, budget, writeGate, timeoutMs: options.timeoutMs ?? 10_000 })
  const endpoints = {
    partnerCenter: url,
    graph: url,
    login: url,
    partnerCenterAudience: 'https://api.partnercenter.microsoft.com',
    graphAudience: 'https://graph.microsoft.com',
    tenantId: 'partner-tenant',
    clientId: 'client-1',
    clientSecret: 'secret-1',
  }
  const cache = memoryTokenCache()
  const tokens = createTokens({ transport, endpoints, cache })
  const connection = { transport, tokens, endpoints }
  return {
    partnerCenter: createPartnerCenter(connection),
    graph: createGraph(connection),
    transport,
    tokens,
    endpoints,
    clock,
    budget,
    cache,
    gate,
    [Symbol.asyncDispose]: () => transport.close(),
  }
}

function memoryBudget(now: () => Instant): MemoryBudget {
  const reserved = new Map<string, number>()
  const blocked = new Map<string, Instant>()
  const blockedUntil = (quotas: readonly Quota[]) => {
    const open = quotas.flatMap((quota) => blocked.get(quota.key) ?? []).filter((until) => until > now())
    return open.toSorted().at(-1)
  }
  return {
    reserved,
    blocked,
    reserve(draws) {
      for (const { quota, cost } of draws) reserved.set(quota.key, (reserved.get(quota.key) ?? 0) + cost)
      return Promise.resolve(blockedUntil(draws.map((draw) => draw.quota)) ?? now())
    },
    blockedUntil: (quotas) => Promise.resolve(blockedUntil(quotas)),
    block(quota, until) {
      const known = blocked.get(quota.key)
      if (known === undefined || known < until) blocked.set(quota.key, until)
      return Promise.resolve()
    },
  }
}

function memoryTokenCache(): Connected['cache'] {
  const kept = new Map<string, AccessToken>()
  const refreshTokens = ['refresh-0']
  return {
    refreshTokens,
    find: (key) => Promise.resolve(kept.get(key)),
    record: (key, token) => Promise.resolve(void kept.set(key, token)),
    forget: (key) => Promise.resolve(void kept.delete(key)),
    findRefreshToken: () => Promise.resolve(refreshTokens.at(-1)),
    recordRefreshToken: (token) => Promise.resolve(void refreshTokens.push(token)),
  }
}
