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

const STEP_BACK = {
  reactivate: 'has its old subscription made active again',
  'move-licenses': 'is being put back',
  'switch-off': 'has what was bought canceled',
} as const

/** Whatever is not done by Crossgrade itself any more. */
export function needsSomebody({ state }: Pick<Migration, 'state'>): boolean {
  return state === 'needs-person' || state === 'changed'
}

/** One migration in one sentence. */
export function plainly({ customer, method, state, step, reason, users }: Migration): string {
  const moved = usersMoved(users)
  const all = moved + users.pending + users.sent + users.refused
  const isBack = method === 'undo'
  const count = all > 0 ? `, ${moved} of ${all} users ${isBack ? 'put back' : 'moved'}` : ''
  const words: Readonly<Record<string, string>> = isBack ? STEP_BACK : STEP
  switch (state) {
    case 'superseded':
      return `${customer.name} is taken back`
    case 'done':
      if (isBack) return `${customer.name}: everything is as it was before${count}`
      return `${customer.name}: the old subscription was deleted by Microsoft${count}`
    case 'needs-person':
    case 'changed':
      return `${customer.name} needs you: ${shortened(reason?.text ?? '')}`
    default:
      return `${customer.name} ${words[step] ?? step}${count}`
  }
}

const STEPS = [
  ['reactivate', 'made active again'],
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
  const going = migrations.filter((each) => each.state !== 'done' && each.state !== 'superseded' && !needsSomebody(each))
  const where = STEPS.flatMap(([step, words]) => {
    const count = going.filter((each) => each.step === step).length
    return count > 0 ? [`${count} ${words}`] : []
  })
  const done = migrations.filter((each) => each.state === 'done').length
  const back = migrations.filter((each) => each.state === 'superseded').length
  const stuck = migrations.filter(needsSomebody).length
  return [
    ...where,
    ...(done > 0 ? [`${done} done`] : []),
    ...(back > 0 ? [`${back} taken back`] : []),
    ...(stuck > 0 ? [`${stuck} waiting for a person`] : []),
  ].join(', ')
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

/** The first reason in a part's text, in one line; where the name of a product is long, the text goes on below it. */
export function whyBlocked(text: string): string {
  const reason = /:\s+blocked\s+[a-z0-9-]+:\s+([\s\S]*?)\s+to clear it:/.exec(text)?.[1]
  return shortened((reason ?? 'blocked').replaceAll(/\s+/g, ' '))
}
