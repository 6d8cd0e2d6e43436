import type { Gate, Gates } from '../../src/domain/choices.ts'
import type { RunId } from '../../src/domain/id.ts'
import { fromEpochMs, HOUR_MS } from '../../src/domain/instant.ts'
import type { Replacement } from '../../src/domain/plan.ts'
import { GATE } from '../../src/store/passed-gates.ts'
import { listMigrations, type StoredMigration } from '../../src/store/migrations.ts'
import { findCustomerPlan } from '../../src/store/plans.ts'
import { goOn, type ControlDeps } from '../../src/workflow/control-run.ts'
import { goOnWithUsers } from '../../src/workflow/go-on-with-users.ts'
import { WHO } from './operator.ts'

/** What the plan holds for a person or a moment, and the person. */
export interface PlayedGates {
  readonly waitBefore: Gates
  /** Why a write of this step should not have been begun; undefined where it may. */
  findHeld(
    attempt: {
      readonly run: string
      readonly customer: string
      readonly step: string
      readonly sentAtMs: number
    },
    users: readonly string[],
  ): string | undefined
  /** Somebody says go on to some of what waits; says to what, undefined where it was nothing. */
  goOn(run: RunId, control: ControlDeps): Promise<string | undefined>
}

const CHANCE = 0.3
const MOMENTS_MS: readonly number[] = [1, 2, 5, 30, 50].map((hours) => hours * HOUR_MS)
const GATE_OF: { readonly [step: string]: keyof Gates } = {
  buy: 'buy',
  'move-licenses': 'move',
  'switch-off': 'suspend',
  'change-renewal': 'suspend',
}
/** Clocks of workers differ by less. */
const SKEW_MS = 1000

/** @param isWanted not by chance */
export function createGates(random: () => number, startMs: number, isWanted: boolean): PlayedGates {
  const hasGates = random() < CHANCE || isWanted
  const waitBefore: Gates = { buy: draw(), move: draw(), suspend: draw() }
  const passed = new Set<string>()

  function draw(): Gate {
    const [kind, moment] = [random(), random()]
    if (!hasGates || kind < 0.4) return 'open'
    return kind < 0.8 ? 'person' : fromEpochMs(startMs + (MOMENTS_MS[Math.floor(moment * MOMENTS_MS.length)] ?? 0))
  }

  /** Some of a customer's users whose licenses are direct; a group moves with all. */
  async function letSomeThrough(
    run: RunId,
    { customer, plan, decision }: StoredMigration,
    control: ControlDeps,
  ): Promise<string | undefined> {
    const part = await findCustomerPlan(control.db, plan, customer)
    const found = part?.plan.decisions.find((each): each is Replacement => each.kind === 'replace' && each.id === decision)
    const direct = (found?.users ?? []).flatMap(({ user, through = [] }) => (through.length === 0 ? [user] : []))
    const some = direct.filter(() => random() < 0.5)
    if (some.length === 0) return undefined
    for (const user of some) passed.add(`${customer} ${user}`)
    // Said of everybody: who has come since is let through with them.
    if (found?.users.every(({ user }) => passed.has(`${customer} ${user}`)) === true) passed.add(`${customer} move`)
    const said = await goOnWithUsers(run, customer, some, WHO, control)
    return `move of ${some.length} users of ${customer}${'because' in said ? `, which was ${said.because}` : ''}`
  }

  return {
    waitBefore,
    findHeld({ run, customer, step, sentAtMs }, users) {
      const act = GATE_OF[step]
      const gate = act && waitBefore[act]
      // A way back waits for nobody.
      if (!act || !gate || gate === 'open' || run !== 'r-1') return undefined
      if (gate === 'person') {
        if (passed.has(`${customer} ${act}`)) return undefined
        const held = act === 'move' ? users.filter((user) => !passed.has(`${customer} ${user}`)) : [customer]
        if (held.length === 0 && users.length > 0) return undefined
        return `${act} of ${held.join(', ')} was begun before a person said go on`
      }
      return sentAtMs >= Date.parse(gate) - SKEW_MS ? undefined : `${act} of ${customer} was begun before ${gate}`
    },
    async goOn(run, control) {
      const asking = (await listMigrations(control.db, run)).filter(
        ({ state, reason }) => state === 'needs-person' && reason?.code === GATE,
      )
      const [first] = asking
      const gate = first?.reason?.facts['before']
      if (!first || (gate !== 'buy' && gate !== 'move' && gate !== 'suspend') || random() < 0.3) return undefined
      if (gate === 'move' && random() < 0.5) return letSomeThrough(run, first, control)
      const [customer, who] = random() < 0.5 ? [first.customer, first.customer] : [undefined, 'all']
      // Said before it is recorded: what follows at once is allowed.
      for (const each of asking) if (customer === undefined || each.customer === customer) passed.add(`${each.customer} ${gate}`)
      await goOn(run, gate, { customer }, WHO, control)
      return `${gate} of ${who}`
    },
  }
}
