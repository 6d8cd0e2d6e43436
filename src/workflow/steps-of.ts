import type { Migration } from '../domain/run.ts'
import { renewSubscription } from './renew-subscription.ts'
import { replaceSubscription } from './replace-subscription.ts'
import type { Step } from './step.ts'
import { undoReplacement } from './undo-replacement.ts'

const STEPS: { readonly [method in Migration['method']]: readonly Step[] } = {
  replace: replaceSubscription,
  undo: undoReplacement,
  renewal: renewSubscription,
}

/** The steps of a migration, in order. */
export function stepsOf({ method }: Pick<Migration, 'method'>): readonly Step[] {
  return STEPS[method]
}
