import { test } from 'vitest'
import pg from 'pg'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, until } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { untilFinished } from '../support/carry-out.ts'
test.for([1,2,3,4])('d %i', { timeout: 100_000 }, async () => {
    await using product = await startRunningProduct(aSmallBook({ contoso: 30, fabrikam: 11, tailspin: 5 }), 1200)
    const sleeper = await product.startWorker()
    const { api } = product
    const { id: snapshot } = await api.call(routes.takeSnapshot)
    await until('s', async () => (await api.call(routes.getSnapshot, { params: { id: snapshot } })).state === 'complete' || undefined)
    const { id: plan } = await api.call(routes.createPlan, { body: { snapshot, choices: QUICK_CHOICES } })
    await api.call(routes.approvePlan, { params: { id: plan }, body: {} })
    const c = new pg.Client({ connectionString: product.databaseUrl }); await c.connect()
    await c.query('begin'); await c.query('lock table dbos.workflow_status in access exclusive mode')
    const { id: run } = await api.call(routes.startRun, { body: { plan } })
    await until('claimed', async () => Number((await c.query(`select count(*) n from timers where state = 'running'`)).rows[0].n) >= 3 || undefined)
    await until('blocked', async () => Number((await c.query(`select count(*) n from pg_stat_activity where cardinality(pg_blocking_pids(pid))>0`)).rows[0].n) >= 3 || undefined)
    sleeper.freeze()
    await c.query('rollback'); await c.end()
    await product.startWorker()
    const st = (s: string, ms: number) => until(s, async () => (await api.call(routes.getStatus)).workers.some((w) => w.id === sleeper.id && w.state === s) || undefined, ms)
    await st('lost', 20000)
    sleeper.resume()
    const dump = async (l: string) => { const d = new pg.Client({ connectionString: product.databaseUrl }); await d.connect(); const q = async (s: string) => (await d.query(s)).rows.map((r) => JSON.stringify(r)).join('\n  ')
      console.log(l, '\n  ' + await q('select id,generation,state,heartbeat_at from workers'), '\n  ' + await q(`select substr(id,1,50) id,state,claimed_by,claimed_generation,attempt,error from timers`), '\n  ' + await q(`select substr(workflow_uuid,1,50) id,status,executor_id,queue_name,recovery_attempts,error from dbos.workflow_status`)); await d.end() }
await untilFinished(product, run).catch(async (e) => { await dump('stuck'); throw e }); await st('alive', 20000); console.log('FINE')
    return
})
