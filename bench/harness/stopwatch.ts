import { availableParallelism } from 'node:os'
import { cpuBetween, type Stretch } from './binding.ts'
import type { Stack } from './stack.ts'

/** Watches all processes of a stack from now until it is called. */
export function watchStretch(stack: Stack): () => Stretch {
  const from = performance.now()
  const before = stack.use()
  stack.waits.take()
  return () => ({
    realMs: performance.now() - from,
    cpuMs: cpuBetween(before, stack.use()),
    waits: stack.waits.take(),
    cores: availableParallelism(),
  })
}
