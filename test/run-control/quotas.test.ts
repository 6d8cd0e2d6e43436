import { expect, test } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, until } from '../support/a-running-product.ts'
import { aBookOf } from './held-run.ts'

test('what is drawn of Microsoft’s quotas is told, whoever drew it, and by the customer’s name', async () => {
  await using product = await startRunningProduct(aBookOf({ 'contoso.example': 1, 'fabrikam.example': 1 }), 60)
  expect(await product.api.call(routes.listQuotas, { query: {} })).toMatchObject({ items: [], more: 0 })
  await product.startWorker()
  // The names are those of a whole snapshot.
  const { id } = await product.api.call(routes.takeSnapshot)
  const isTaken = async () => (await product.api.call(routes.getSnapshot, { params: { id } })).state === 'complete' || undefined
  await until('the snapshot', isTaken)
  await product.api.call(routes.takeSnapshot)
  const { items } = await until('something to be drawn', async () => {
    const found = await product.api.call(routes.listQuotas, { query: {} })
    return found.items.some(({ key, used }) => key === 'partner-center:subscriptions' && used > 0) ? found : undefined
  })
  expect(items.find(({ key }) => key === 'partner-center:subscriptions')).toMatchObject({
    name: 'Partner Center requests on subscriptions',
    blockedUntil: null,
  })
  for (const { name } of items) expect(name).not.toMatch(/[0-9a-f]{8}-/)
})
