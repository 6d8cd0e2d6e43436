import type { Measure } from '../harness/measure.ts'
import { measureAgainstBareLoop } from './b3-bare.ts'
import { measureSpeed } from './b3-speed.ts'

export const b3: Measure = {
  name: 'B3',
  title: 'what durability costs: against a bare loop, and with quotas off',
  run: async (size, say) => [await measureAgainstBareLoop(size, say), await measureSpeed(size, say)],
}
