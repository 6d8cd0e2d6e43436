import { randomUUID } from 'node:crypto'

/**
 * The two ids that travel with a call. Partner Center: `MS-RequestId` and `MS-CorrelationId`; Graph: `client-request-id`
 * carries the request id. A write's ids are made and stored by the caller before it is sent.
 */
export interface RequestIds {
  readonly requestId: string
  readonly correlationId: string
}

export function makeRequestIds(): RequestIds {
  return { requestId: randomUUID(), correlationId: randomUUID() }
}
