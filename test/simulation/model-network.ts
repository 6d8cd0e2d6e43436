import { z } from 'zod'
import type { Actor } from '../../src/durable/stage.ts'
import { fromWireSubscribedSku } from '../../src/provider/graph/from-wire.ts'
import { WireSubscribedSku } from '../../src/provider/graph/schema.ts'
import { freeUnits } from '../../src/workflow/free-units.ts'
import { canHit, journeyOf, misbehaviorOf, type FaultKind } from './faults.ts'
import type { ModelRequest } from './model/answer.ts'
import type { Operation, ProviderModel } from './model/provider-model.ts'
import type { Network } from './stage-dispatcher.ts'
import type { Trouble } from './trouble.ts'
import type { PromiseWatch } from './promise-watch.ts'

export interface ModelNetworkOptions {
  readonly model: ProviderModel
  readonly watch: PromiseWatch
  readonly trouble: Trouble
  readonly random: () => number
  readonly isWorker: (actor: Actor | undefined) => boolean
  readonly tell: (line: string) => void
  readonly onRequest: () => void
}

/** Between the workers and the model: what goes wrong on the way and at the provider, and the promises that look at what arrives. */
export function createModelNetwork({ model, watch, trouble, random, isWorker, tell, onRequest }: ModelNetworkOptions): Network {
  const chosen = new WeakMap<ModelRequest, FaultKind>()

  function operationOf(request: ModelRequest): Operation {
    return model.operationOf(request) ?? { name: 'token', isWrite: false, tenant: undefined }
  }

  function strikeItem(operation: Operation) {
    trouble.note(`${operation.name} ${operation.isWrite ? 'write' : 'read'} item`)
    const kind = trouble.strike('call', trouble.itemChance(), (each) => canHit(each, operation, 'item'))
    if (kind) trouble.hit(kind, `an item, ${operation.name}`)
    return kind && misbehaviorOf(kind, operation, random)
  }

  return {
    journeyOf(request, sender) {
      onRequest()
      const operation = operationOf(request)
      watch.sent(request, operation)
      trouble.note(`${operation.name} ${operation.isWrite ? 'write' : 'read'} request`)
      const kind = isWorker(sender) ? trouble.strike('call', trouble.callChance, (each) => canHit(each, operation, 'request')) : undefined
      if (kind) {
        trouble.hit(kind, `${operation.name} ${operation.tenant?.name ?? ''}`)
        chosen.set(request, kind)
      }
      return journeyOf(kind, random)
    },
    async arrive(request) {
      const operation = operationOf(request)
      await watch.arrived(request, operation)
      const kind = chosen.get(request)
      if (kind === 'tokenExpired') model.expireTokens()
      const answer = model.handle(request, (inner, place) =>
        place === 'item' ? strikeItem(inner) : kind && misbehaviorOf(kind, inner, random),
      )
      if (operation.name === 'listSubscribedSkus' && answer.status === 200 && operation.tenant)
        watch.unitsRead(operation.tenant, freeIn(answer.body))
      tell(`${request.method} ${request.path} -> ${answer.status}${operation.name === 'batch' ? ` ${itemsOf(answer.body)}` : ''}`)
      return answer
    },
    deliver(request, answer, sender) {
      const retryAfter = Number(answer.headers?.['retry-after'])
      if (answer.status === 429 && retryAfter > 0) watch.throttled(request, operationOf(request), retryAfter * 1000, sender)
    },
  }
}

function freeIn(body: unknown): ReadonlyMap<string, number> {
  const { value } = z.object({ value: z.array(WireSubscribedSku) }).parse(body)
  return new Map(value.map(fromWireSubscribedSku).map((sku) => [sku.skuId, freeUnits(sku)]))
}

function itemsOf(body: unknown): string {
  const statuses = JSON.stringify(body).match(/"status":(\d+)/g) ?? []
  return [...Map.groupBy(statuses, (each) => each.slice(9))].map(([status, all]) => `${all.length}x${status}`).join(' ')
}
