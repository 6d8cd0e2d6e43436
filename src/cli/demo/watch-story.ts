import { setTimeout as pause } from 'node:timers/promises'
import { routes } from '../../api/contract/routes.ts'
import type { Migration, Run } from '../../api/contract/runs.ts'
import { failed } from '../cli-problem.ts'
import type { Client } from '../client.ts'
import type { Narrator } from './narrator.ts'
import { needsSomebody, plainly, together, usersMoved } from './words.ts'

/** How long any one chapter may take. */
export const PATIENCE_MS = 100_000
export const LOOK_EVERY_MS = 500
/** So many companies change all the time: how many are where is told no more often than this. */
const TOLD_EVERY_MS = 3000

/** Whose own way is told, besides those who need somebody. */
export interface Watched {
  readonly client: Client
  readonly narrator: Narrator
  readonly told: ReadonlySet<string>
}

/** Waits until every migration is where it should be, or needs somebody; tells what happens on the way. */
export async function allReach(
  ids: readonly string[],
  { client, narrator, told }: Watched,
  title: string,
  there: (migration: Migration) => boolean,
): Promise<readonly Run[]> {
  narrator.chapter(title)
  const teller = createTeller(narrator, told)
  const until = performance.now() + PATIENCE_MS
  for (let isFirst = true; ; isFirst = false) {
    const runs = await Promise.all(ids.map((id) => client.call(routes.getRun, { params: { id } })))
    const migrations = runs.flatMap((run) => run.migrations)
    const isOver = migrations.every((migration) => there(migration) || needsSomebody(migration))
    if (isFirst) teller.remember(migrations)
    teller.tell(migrations, isOver)
    if (isOver) return runs
    if (performance.now() > until) throw late(title, migrations, there)
    await pause(LOOK_EVERY_MS)
  }
}

function createTeller(narrator: Narrator, told: ReadonlySet<string>) {
  const said = new Map<string, string>()
  let lastAt = 0
  let last = ''
  const isToldAlone = (migration: Migration): boolean => needsSomebody(migration) || told.has(migration.customer.domain)
  return {
    /** As they stand: only changes are news. */
    remember(migrations: readonly Migration[]): void {
      for (const migration of migrations) said.set(keyOf(migration), plainly(migration))
    },
    tell(migrations: readonly Migration[], isOver: boolean): void {
      for (const migration of migrations.filter(isToldAlone)) {
        const text = plainly(migration)
        if (said.get(keyOf(migration)) === text) continue
        said.set(keyOf(migration), text)
        narrator.say(text)
      }
      const where = together(migrations)
      if (where === last || (!isOver && performance.now() < lastAt + TOLD_EVERY_MS)) return
      last = where
      lastAt = performance.now()
      const what = migrations.every(({ method }) => method === 'undo') ? 'put back' : 'moved'
      narrator.say(`Of ${migrations.length}: ${where}; ${countMoved(migrations)} users ${what}`)
    },
  }
}

function keyOf({ customer, decision }: Migration): string {
  return `${customer.id}/${decision}`
}

function countMoved(migrations: readonly Migration[]): number {
  return migrations.reduce((sum, { state, users }) => sum + (state === 'superseded' ? 0 : usersMoved(users)), 0)
}

function late(title: string, migrations: readonly Migration[], there: (migration: Migration) => boolean) {
  const open = migrations.filter((each) => !there(each) && !needsSomebody(each)).map(plainly)
  return failed('demo', 'The story did not come to its end', `${title}: ${open.join('; ')}`)
}
