import type { Json, PhaseBody } from '../domain/durable.ts'

/** What each kind of phase does. */
export interface Bodies {
  define<Input extends Json>(kind: string, body: PhaseBody<Input>): void
  get(kind: string): PhaseBody<Json>
  kinds(): readonly string[]
}

/** Told of every phase whose body threw; the phase stays failed until somebody asks for another. */
export type OnPhaseFailed = (failure: { readonly id: string; readonly kind: string; readonly error: Error }) => void

export function createBodies(): Bodies {
  const bodies = new Map<string, PhaseBody<Json>>()
  return {
    define<Input extends Json>(kind: string, body: PhaseBody<Input>) {
      if (bodies.has(kind)) throw new Error(`the phase kind ${JSON.stringify(kind)} is defined twice`)
      // Input comes back from where this kind's requests put it; a body checks it, since an older version may have written it.
      bodies.set(kind, (phase, input) => body(phase, input as Input))
    },
    get(kind) {
      const body = bodies.get(kind)
      if (!body)
        throw new Error(`no body is defined for the phase kind ${JSON.stringify(kind)}; defined are: ${[...bodies.keys()].join(', ')}`)
      return body
    },
    kinds: () => [...bodies.keys()],
  }
}
