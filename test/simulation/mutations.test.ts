import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { dropDatabase } from '../support/postgres.ts'
import { MUTATIONS, type Mutation } from './mutations.ts'

// The simulation can fail: the product's text is broken in one place, and some seed finds the promise that is broken by it.

const SEEDS = 400
const TIMEOUT_MS = 600_000
const Found = z.object({ seed: z.number().nullable(), violations: z.array(z.object({ promise: z.string(), text: z.string() })) })

describe('the simulation finds the promise that is broken when', () => {
  test.for(MUTATIONS)('$name', { timeout: TIMEOUT_MS }, async (mutation) => {
    const { seed, violations } = await play(mutation, mutation)
    expect(seed, `nothing was found in ${SEEDS} seeds`).not.toBeNull()
    expect(mutation.breaks).toContain(violations[0]?.promise)
  })
})

test('a mutation that fits nowhere any more is an error, not a success', async () => {
  const [first] = MUTATIONS
  if (!first) throw new Error('there are no mutations')
  await expect(play({ ...first, from: 'this text is nowhere' }, first)).rejects.toThrow('has not exactly once')
})

async function play(mutation: Pick<Mutation, 'file' | 'from' | 'to'>, { focus = {}, near = 1 }: Mutation): Promise<z.infer<typeof Found>> {
  const database = `simulation_${randomBytes(6).toString('hex')}`
  const options = { server: process.env.CROSSGRADE_TEST_DATABASE_URL, database, seeds: SEEDS, from: near, focus }
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', join(import.meta.dirname, 'mutate.mjs'), join(import.meta.dirname, 'find-mutant.ts'), JSON.stringify(options)],
      { env: { ...process.env, CROSSGRADE_MUTATION: JSON.stringify(mutation) } },
    )
    return Found.parse(JSON.parse(stdout))
  } finally {
    await dropDatabase(database)
  }
}
