import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { until, type RunningProduct } from '../support/a-running-product.ts'

/** Reads the whole book, and gives the snapshot's id. Some worker must be working. */
export async function scan({ api }: Pick<RunningProduct, 'api'>): Promise<string> {
  const { id } = await api.call(routes.takeSnapshot)
  await until('the scan', async () => {
    const { state, error } = await api.call(routes.getSnapshot, { params: { id } })
    if (state === 'failed') throw new Error(`the scan failed: ${error ?? ''}`)
    return state === 'complete' || undefined
  })
  return id
}

/** The same, while one customer cannot be read. */
export async function scanWithout(product: Pick<RunningProduct, 'api' | 'practice'>, customer: string): Promise<string> {
  const { id } = await product.practice.call('GET', `/emulator/customers/${customer}`, z.object({ id: z.string() }))
  const fault = { kind: 'error', code: 20002, operation: 'listSubscriptions', customer: id }
  await product.practice.call('POST', '/emulator/faults', z.unknown(), fault)
  const snapshot = await scan(product)
  await product.practice.call('DELETE', '/emulator/faults', z.unknown())
  return snapshot
}
