/** We are wrong: stops the attempt loudly and keeps the run's record. `claim` says what should have been true. */
export function invariant(holds: unknown, claim: string): asserts holds {
  if (!holds) throw new Error(`broken invariant: ${claim}`)
}
