/**
 * Resolves when the process is asked to end: Ctrl-C, a polite kill, or, for a child of ours, the death of its parent (its
 * standard input closes).
 */
export async function untilToldToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const tell = (): void => resolve(undefined)
  process.on('SIGINT', tell)
  process.on('SIGTERM', tell) // perhaps twice, by way of npm: the second must not cut the first short
  if (process.env['CROSSGRADE_CHILD'] === '1') {
    process.stdin.resume()
    process.stdin.once('close', tell)
  }
  await promise
  process.stdin.destroy() // an open pipe from the parent would keep us alive
}
