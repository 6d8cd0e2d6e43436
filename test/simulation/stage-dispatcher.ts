import { Dispatcher } from 'undici'
import type { Actor, Stage } from '../../src/durable/stage.ts'
import type { Clock } from '../../src/domain/clock.ts'
import type { ModelAnswer, ModelRequest } from './model/answer.ts'

/** What becomes of one exchange on its way. Times in milliseconds of the clock. */
export interface Journey {
  /** Until it arrives; requests overtake each other. */
  readonly outMs: number
  readonly backMs: number
  /**
   * `never-sent`: refused before anything left. `lost-request`: never arrives. `lost-answer`: it is carried out, and nobody learns so.
   * `garbled`: the answer is cut in the middle. `twice`: it arrives twice, and the second answer is the one that comes back.
   */
  readonly fate: 'fine' | 'never-sent' | 'lost-request' | 'lost-answer' | 'garbled' | 'twice'
}

export interface Network {
  /** Asked when a request is sent. */
  journeyOf(request: ModelRequest, sender: Actor | undefined): Journey
  /** The provider gets it. */
  arrive(request: ModelRequest, sender: Actor | undefined): Promise<ModelAnswer>
  /** The sender gets the answer. */
  deliver(request: ModelRequest, answer: ModelAnswer, sender: Actor | undefined): void
}

/** A client waits so long for an answer before it gives up. */
const PATIENCE_MS = 60_000

/** The network is nobody's: what was sent arrives though its sender has died. */
const NETWORK: Actor = { name: 'network', isDead: false, isFrozen: false }

/** Takes undici's requests to the model, in turns on the stage and in time on the clock. */
export function createStageDispatcher(stage: Stage, clock: Clock, network: Network): Dispatcher {
  class StageDispatcher extends Dispatcher {
    override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      const sender = stage.current()
      const request = toRequest(options)
      const answering = answererOf(handler)
      void stage.as(NETWORK, () => exchange(request, sender)).then(answering.answer, answering.fail)
      return true
    }

    override close(): Promise<void> {
      return Promise.resolve()
    }
  }

  async function exchange(request: ModelRequest, sender: Actor | undefined): Promise<ModelAnswer> {
    const { outMs, backMs, fate } = network.journeyOf(request, sender)
    if (fate === 'never-sent') throw failure('ECONNREFUSED', 'connect ECONNREFUSED')
    const sentAt = Date.parse(clock.now())
    const arrive = () => stage.turn(`arrives: ${request.method} ${request.path}`, () => network.arrive(request, sender))
    if (fate === 'lost-request') return giveUp(sentAt)
    await clock.sleep(outMs)
    const first = await arrive()
    if (fate === 'lost-answer') return giveUp(sentAt)
    const answer = fate === 'twice' ? await arrive() : first
    await clock.sleep(backMs)
    network.deliver(request, answer, sender)
    return fate === 'garbled' ? { ...answer, body: undefined, headers: { ...answer.headers, 'x-garbled': '1' } } : answer
  }

  async function giveUp(sentAt: number): Promise<never> {
    await clock.sleep(sentAt + PATIENCE_MS - Date.parse(clock.now()))
    throw failure('UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error')
  }

  // An interceptor that does nothing: with one, undici speaks to us by its newer interface, whoever asks.
  return new StageDispatcher().compose((dispatch) => (options, handler) => dispatch(options, handler))
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}

/** Answers a request of undici's, or says that there is no answer. */
export function answererOf(handler: Dispatcher.DispatchHandler): { answer(answer: ModelAnswer): void; fail(error: Error): void } {
  let isAborted = false
  let error: Error | null = null
  const controller: Dispatcher.DispatchController = {
    get aborted() {
      return isAborted
    },
    get paused() {
      return false
    },
    get reason() {
      return error
    },
    abort(reason: Error) {
      isAborted = true
      error = reason
    },
    resume: () => undefined,
    pause: () => undefined,
  }
  handler.onRequestStart?.(controller, undefined)
  return {
    answer({ status, headers = {}, body }) {
      if (isAborted) return
      const text = headers['x-garbled'] ? '{"value": [{"id": "cut in the mid' : body === undefined ? '' : JSON.stringify(body)
      handler.onResponseStart?.(controller, status, { 'content-type': 'application/json', ...headers }, '')
      handler.onResponseData?.(controller, Buffer.from(text))
      handler.onResponseEnd?.(controller, {})
    },
    fail(cause) {
      if (!isAborted) handler.onResponseError?.(controller, cause)
    },
  }
}

export function toRequest({ origin, path, method, headers, body }: Dispatcher.DispatchOptions): ModelRequest {
  const url = new URL(path, String(origin))
  const pairs = Object.entries((headers ?? {}) as Record<string, string>).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    value,
  ])
  return { method, path: url.pathname, query: url.searchParams, headers: Object.fromEntries(pairs), body: parse(body) }
}

function parse(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return undefined
  return body.startsWith('{') ? (JSON.parse(body) as unknown) : Object.fromEntries(new URLSearchParams(body))
}
