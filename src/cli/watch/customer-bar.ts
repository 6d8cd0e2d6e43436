import { Presets, SingleBar } from 'cli-progress'
import { counted } from '../render/text.ts'

/** `████ 3 of 40 customers read`, gone when it is stopped. */
export function createCustomerBar(stream: NodeJS.WriteStream, customers: number, done: string): SingleBar {
  const format = `{bar} {value} of ${counted(customers, 'customer')} ${done}`
  const bar = new SingleBar({ stream, format, barsize: 20, hideCursor: false, clearOnComplete: true }, Presets.legacy)
  bar.start(customers, 0)
  return bar
}
