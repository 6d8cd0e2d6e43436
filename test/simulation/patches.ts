/** Jitter comes from the seed too. */
export function patchRandom(random: () => number): () => void {
  const real = Math.random
  Math.random = random
  return () => void (Math.random = real)
}

/** What is kept by nobody stays all the same: when memory is cleared up is no choice of the seed. */
export function patchWeakRef(): () => void {
  const real = globalThis.WeakRef
  globalThis.WeakRef = class<T extends WeakKey> extends real<T> {
    readonly #kept: T

    constructor(kept: T) {
      super(kept)
      this.#kept = kept
    }

    override deref(): T {
      return this.#kept
    }
  }
  return () => void (globalThis.WeakRef = real)
}
