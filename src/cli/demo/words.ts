import type { Migration } from '../../api/contract/runs.ts'

const STEP = {
  confirm: 'is being checked',
  buy: 'is being bought for',
  'wait-until-ready': 'waits for its seats',
  'move-licenses': 'is being moved',
  hold: 'is in its cool-down',
  'switch-off': 'has its old subscription suspended',
  watch: 'is suspended',
} as const

/** One migration in one sentence. */
export function plainly({ customer, state, step, reason, users }: Migration): string {
  const moved = users.verified + users.moved
  const all = moved + users.pending + users.sent + users.refused
  const count = all > 0 ? `, ${moved} of ${all} users moved` : ''
  switch (state) {
    case 'done':
      return `${customer.name}: the old subscription was deleted by Microsoft${count}`
    case 'needs-person':
    case 'changed':
      return `${customer.name} needs you: ${reason?.text ?? ''}`
    default:
      return `${customer.name} ${STEP[step as keyof typeof STEP] ?? step}${count}`
  }
}
