import { setTimeout as pause } from 'node:timers/promises'
import type { Durable, PhaseRequest } from '../../src/domain/durable.ts'

/** What the phases of the tests did to the world, seen from outside of the engine. */
export interface Journal {
  write(line: string): Promise<void>
  lines(): Promise<string[]>
}

export interface TestPhases {
  readonly journal: Journal
  /** Written with every effect of the kind `slow`. */
  readonly worker: string
  /** Called between the effect of a step and its record. */
  readonly afterEffect: (step: string) => void
}

// A type and not the interface: only types are known to have no further members, which Json asks for.
type Request = Pick<PhaseRequest, keyof PhaseRequest>

/** The kinds of phases that the tests start. */
export function definePhases(durable: Durable, { journal, worker, afterEffect }: TestPhases): void {
  durable.define<{ steps: string[] }>('steps', async (phase, { steps }) => {
    for (const name of steps) {
      await phase.step(name, async () => {
        await journal.write(`${phase.id} ${name}`)
        afterEffect(name)
        return name
      })
    }
  })

  durable.define('returns', async (phase) => {
    const made = await phase.step('make', async () => {
      await journal.write(`${phase.id} make`)
      return { id: 'o-1', lines: [1, 2] }
    })
    const at = await phase.now()
    await phase.step('use', async () => {
      await journal.write(`${phase.id} use ${JSON.stringify(made)} at ${at}`)
      afterEffect('use')
      return null
    })
  })

  durable.define('begins-and-ends', async (phase) => {
    await phase.step('begin', async () => {
      await journal.write(`begin ${phase.id}`)
      await pause(20)
      return null
    })
    await phase.step('end', async () => {
      await journal.write(`end ${phase.id}`)
      return null
    })
  })

  durable.define<{ children: Request[] }>('parent', async (phase, { children }) => {
    for (const child of children) await phase.startPhase(child)
    await phase.step('parent', async () => {
      await journal.write(`${phase.id} parent`)
      afterEffect('parent')
      return null
    })
  })

  durable.define('fails', async (phase) => {
    await phase.step('try', async () => {
      await journal.write(`${phase.id} try`)
      return null
    })
    throw new Error('the shop is closed')
  })

  durable.define('step-fails', async (phase) => {
    const failure = await phase
      .step('try', async () => {
        await journal.write(`${phase.id} try`)
        throw new RangeError('sold out')
      })
      .catch((error: unknown) => error)
    await phase.step('after', async () => {
      await journal.write(`${phase.id} after ${failure instanceof Error ? `${failure.name}: ${failure.message}` : 'nothing'}`)
      afterEffect('after')
      return null
    })
  })

  durable.define('cancels-itself', async (phase) => {
    const before = await phase.cancelled()
    await phase.step('ask', async () => {
      await durable.cancel(phase.id)
      await durable.cancel(phase.id)
      return null
    })
    const after = await phase.cancelled()
    await phase.step('tell', async () => {
      await journal.write(`${phase.id} ${String(before)} then ${String(after)}`)
      afterEffect('tell')
      return null
    })
  })

  durable.define<{ ms: number }>('slow', async (phase, { ms }) => {
    try {
      await phase.step('slow', async () => {
        await journal.write(`${phase.id} by ${worker}`)
        await pause(ms)
        return null
      })
      await phase.step('done', async () => {
        await journal.write(`${phase.id} done by ${worker}`)
        return null
      })
    } catch (error) {
      await journal.write(`${phase.id} ${error instanceof Error ? error.name : 'unknown'} for ${worker}`)
      throw error
    }
  })
}
