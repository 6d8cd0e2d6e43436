import type { Measure } from '../harness/measure.ts'
import { measureRecovery } from './b8-recovery.ts'
import { measureTwoWorkers } from './b8-two-workers.ts'

export const b8: Measure = {
  name: 'B8',
  title: 'two workers over one, and how soon the work of a lost one goes on',
  run: async (size, say) => [await measureTwoWorkers(size, say), ...(await measureRecovery(size, say))],
}
