import type { Measure } from './harness/measure.ts'
import { b1 } from './measures/b1.ts'
import { b2 } from './measures/b2.ts'
import { b3 } from './measures/b3.ts'
import { b5 } from './measures/b5.ts'
import { b7 } from './measures/b7.ts'
import { b8 } from './measures/b8.ts'
import { sideBySide } from './measures/side-by-side.ts'

/** In the order in which they are run. */
export const MEASURES: readonly Measure[] = [b2, b3, b8, b1, b5, b7, sideBySide]
