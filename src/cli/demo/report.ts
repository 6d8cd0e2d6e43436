import type { Migration } from '../../api/contract/runs.ts'
import type { PromiseVerdict } from './practice.ts'
import type { Story } from './story.ts'
import { needsSomebody, shortened } from './words.ts'
import { wrap } from './wrap.ts'

/** The last line of `crossgrade demo --json`. */
export interface DemoReport {
  readonly retirements: readonly {
    readonly id: string
    readonly customers: number
    readonly completed: number
    readonly blocked: number
    readonly usersMoved: number
    readonly takenBack: number
  }[]
  /** Who had been moved and has again what they had before. */
  readonly usersPutBack: number
  readonly promises: Readonly<Record<string, PromiseVerdict>>
  /** HTTP requests from the first approval to the suspension, per user moved, those put back later too. */
  readonly roundTripsPerUser: number
  readonly seconds: number
}

export function reportOf(story: Story, seconds: number): DemoReport {
  const migrations = story.runs.flatMap((run) => run.migrations)
  const ids = [...new Set([...migrations.map((migration) => migration.retirement), ...story.blocked.map((each) => each.retirement)])].sort()
  return {
    retirements: ids.map((id) => {
      const own = migrations.filter((migration) => migration.retirement === id)
      const blocked = story.blocked.filter((each) => each.retirement === id).length
      const takenBack = own.filter(({ state }) => state === 'superseded').length
      const stayed = own.filter(({ state }) => state !== 'superseded')
      const completed = own.filter(isDone).length
      return { id, customers: own.length + blocked, completed, blocked, usersMoved: usersMoved(stayed), takenBack }
    }),
    usersPutBack: usersMoved(story.back?.migrations ?? []),
    promises: story.promises,
    roundTripsPerUser: round(story.requests / Math.max(1, usersMoved(migrations))),
    seconds: round(seconds),
  }
}

/** How it ended, in sentences; the promises never without theirs. */
export function sentencesOf({ runs, back, blocked }: Story, report: DemoReport): string {
  const stuck = [...runs, ...(back ? [back] : [])].flatMap((run) => run.migrations).filter(needsSomebody)
  const needsYou = [...blocked.map((each) => each.text), ...stuck.map(whyStuck)].toSorted((a, b) => a.localeCompare(b, 'en'))
  const broken = (id: string): number => report.promises[id]?.violations.length ?? 0
  const completed = report.retirements.reduce((sum, each) => sum + each.completed, 0)
  const moved = report.retirements.reduce((sum, each) => sum + each.usersMoved, 0)
  const takenBack = report.retirements.reduce((sum, each) => sum + each.takenBack, 0)
  return [
    '',
    wrap(`${completed} customers moved off their old product, ${moved} users.`),
    wrap(`${takenBack === 1 ? 'One' : takenBack} taken back, ${report.usersPutBack} users: each has what they had before.`),
    wrap(`It took ${report.roundTripsPerUser} round trips a user and ${Math.round(report.seconds)} seconds.`),
    `  users ever without a service they keep   ${broken('P1')}`,
    `  bought twice                             ${broken('P2')}`,
    `  swapped without a free seat              ${broken('P3')}`,
    `  suspended with users on it               ${broken('P4')}`,
    `  anything else touched                    ${broken('P6')}`,
    `  calls while told to wait                 ${broken('P9')}`,
    '  (checked by the practice provider from its own log)',
    '',
    needsYou.length === 0 ? 'Nothing needs you.' : 'Needs you:',
    ...needsYou.map((text) => wrap(`- ${text}`, '  ', 2)),
  ].join('\n')
}

function whyStuck({ customer, reason }: Migration): string {
  return `${customer.name}: ${shortened(reason?.text ?? 'stopped')}`
}

function isDone(migration: Migration): boolean {
  return migration.state === 'done'
}

function usersMoved(migrations: readonly Migration[]): number {
  return migrations.reduce((sum, migration) => sum + migration.users.verified, 0)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
