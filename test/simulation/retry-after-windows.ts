import type { Actor } from '../../src/durable/stage.ts'
import type { ModelRequest } from './model/answer.ts'
import type { Operation } from './model/provider-model.ts'

interface Window {
  readonly scope: string
  readonly from: number
  readonly until: number
  readonly receiver: Actor | undefined
}

/** The windows in which nothing may be sent, as the receivers of 429s know them. Times in milliseconds. */
export interface RetryAfterWindows {
  open(request: ModelRequest, operation: Operation | undefined, retryAfterMs: number, receiver: Actor | undefined): void
  /** What a request falls under, and how long each is still closed; 0 where it is open. */
  closedFor(request: ModelRequest, operation: Operation | undefined): readonly { readonly scope: string; readonly leftMs: number }[]
  /** Those that opened at this very moment: who got them cannot tell the others. */
  forgetThoseOf(isGone: (receiver: Actor | undefined) => boolean): void
}

export function createRetryAfterWindows(now: () => number): RetryAfterWindows {
  let windows: Window[] = []
  return {
    open(request, operation, retryAfterMs, receiver) {
      // Nobody heard of it.
      if (receiver?.isDead === true || receiver?.isFrozen === true) return
      for (const scope of scopesOf(request, operation)) windows.push({ scope, from: now(), until: now() + retryAfterMs, receiver })
    },
    closedFor(request, operation) {
      const at = now()
      return scopesOf(request, operation).map((scope) => {
        const closed = windows.find((window) => window.scope === scope && window.from < at && at < window.until)
        return { scope, leftMs: closed ? closed.until - at : 0 }
      })
    },
    forgetThoseOf(isGone) {
      windows = windows.filter((window) => !(window.from === now() && isGone(window.receiver)))
    },
  }
}

/** What a 429 closes: Partner Center's quotas by resource, Graph's by tenant. */
function scopesOf({ path }: ModelRequest, operation: Operation | undefined): readonly string[] {
  if (path.startsWith('/v1.0/')) return operation?.tenant ? [`graph ${operation.tenant.id}`] : []
  const resource = /\/(subscriptions|orders|carts|products|auditrecords)\b/.exec(path)?.[1]
  return resource === undefined ? [] : [`partner-center ${resource === 'carts' ? 'orders' : resource}`]
}
