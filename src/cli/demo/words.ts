import type { Migration } from '../../api/contract/runs.ts'

const STEP = {
  confirm: 'is being checked',
  buy: 'is being bought for',
  'wait-until-ready': 'waits for its seats',
  'move-licenses': 'is being moved',
  hold: 'is in its cool-down',
  'switch-off': 'has its old subscription suspended or ended',
  watch: 'waits for Microsoft to delete the old subscription',
} as const

/** Whatever is not done by Crossgrade itself any more. */
export function needsSomebody({ state }: Pick<Migration, 'state'>): boolean {
  return state === 'needs-person' || state === 'changed'
}

/** One migration in one sentence. */
export function plainly({ customer, state, step, reason, users }: Migration): string {
  const moved = usersMoved(users)
  const all = moved + users.pending + users.sent + users.refused
  const count = all > 0 ? `, ${moved} of ${all} users moved` : ''
  switch (state) {
    case 'done':
      return `${customer.name}: the old subscription was deleted by Microsoft${count}`
    case 'needs-person':
    case 'changed':
      return `${customer.name} needs you: ${shortened(reason?.text ?? '')}`
    default:
      return `${customer.name} ${STEP[step as keyof typeof STEP] ?? step}${count}`
  }
}

const STEPS = [
  ['confirm', 'checked'],
  ['buy', 'bought for'],
  ['wait-until-ready', 'waiting for seats'],
  ['move-licenses', 'being moved'],
  ['hold', 'in the cool-down'],
  ['switch-off', 'being suspended'],
  ['watch', 'suspended or ending'],
] as const

/** Many migrations in one line: how many are where. */
export function together(migrations: readonly Migration[]): string {
  const going = migrations.filter((each) => each.state !== 'done' && !needsSomebody(each))
  const where = STEPS.flatMap(([step, words]) => {
    const count = going.filter((each) => each.step === step).length
    return count > 0 ? [`${count} ${words}`] : []
  })
  const done = migrations.filter((each) => each.state === 'done').length
  const stuck = migrations.filter(needsSomebody).length
  return [...where, ...(done > 0 ? [`${done} done`] : []), ...(stuck > 0 ? [`${stuck} waiting for a person`] : [])].join(', ')
}

export function usersMoved(users: Migration['users']): number {
  return users.verified + users.moved
}

/** A sentence that names many users names the first of them only. */
export function shortened(text: string): string {
  return text.replaceAll(/\(([^\s()]+@[^\s(),]+)(?:, [^\s()]+)+\)/g, '($1 and others)')
}

/** A part's text without the names in brackets: how many they are stands before them. */
export function withoutNames(text: string): string {
  return text.replaceAll(/\s*\((?:\s*[^\s()]+@[^\s(),]+,?)+(?:\s*…)?\)/g, '')
}
