import type { Measure } from './harness/measure.ts'
import { b2 } from './measures/b2.ts'
import { b3 } from './measures/b3.ts'

/** In the order in which they are run. */
export const MEASURES: readonly Measure[] = [b2, b3]
