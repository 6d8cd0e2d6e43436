import { aDemoBook, catalog } from './a-demo-book.ts'
import { renderCustomerPlan } from '../../src/planning/render-plan.ts'
const t = performance.now()
await using book = await aDemoBook()
console.log('ms', performance.now() - t)
for (const [name, plan] of book.plans) {
  const s = book.snapshots.get(name)
  console.log(renderCustomerPlan(plan, (p) => catalog.nameOfPlan(p) ?? p, s).split('\n').slice(0, 60).join('\n'))
}
process.exit(0)
