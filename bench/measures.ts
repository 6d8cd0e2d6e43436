import type { Measure } from './harness/measure.ts'
import { b2 } from './measures/b2.ts'
import { b3 } from './measures/b3.ts'
import { b8 } from './measures/b8.ts'

/** In the order in which they are run. */
export const MEASURES: readonly Measure[] = [b2, b3, b8]
