import { test } from 'vitest'
import pg from 'pg'
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, until } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES } from '../support/a-small-book.ts'
import { startRun, untilFinished } from '../support/carry-out.ts'
test.for(Array.from({length: 14}, (_, i) => i))('d %i', { timeout: 200_000 }, async (n) => {
    await using product = await startRunningProduct(aSmallBook({ contoso: 380, fabrikam: 11, tailspin: 5 }), 600)
    const sleeper = await product.startWorker()
    const run = await startRun(product, QUICK_CHOICES)
    const { api } = product
    await until(`a`, async () => {
      const { migrations } = await api.call(routes.getRun, { params: { id: run } })
      return migrations.some((each) => each.step === 'buy' && each.state === 'working') || undefined
    })
    sleeper.freeze()
    await product.startWorker()
    const st = (s: string, ms: number) => until(s, async () => (await api.call(routes.getStatus)).workers.some((w) => w.id === sleeper.id && w.state === s) || undefined, ms)
    await st('lost', 20000)
    sleeper.resume()
    try { await st('alive', 15000) } catch {
      const c = new pg.Client({ connectionString: product.databaseUrl }); await c.connect()
      const q = async (s: string) => (await c.query(s)).rows
      writeFileSync('/tmp/dbg.json', JSON.stringify({ pid: sleeper.id, workers: await q('select * from workers'), timers: await q(`select id,state,claimed_by,claimed_generation,attempt,error from timers`), act: await q(`select pid,state,wait_event_type,wait_event,left(query,200) q,now()-state_change since from pg_stat_activity where datname=current_database()`), locks: await q(`select pid, pg_blocking_pids(pid) b from pg_stat_activity where cardinality(pg_blocking_pids(pid))>0`), dbos: await q(`select workflow_uuid,status,executor_id from dbos.workflow_status`) }, null, 1))
      await c.end()
      process.kill(Number(sleeper.id.split('-')[1]), 'SIGUSR1')
      console.log('HUNG', sleeper.id); await pause(100000); throw new Error('hung')
    }
    await untilFinished(product, run)
})
