import type { SkuId } from '../../domain/id.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { Reason, UserMoveRecord } from '../../domain/run.ts'
import type { License, LicenseHolder } from '../../domain/snapshot.ts'
import { reason } from '../outcome.ts'
import { plannedMove, targetFor, usageLocationFor } from '../planned-moves.ts'
import { hasExactly } from './user-state.ts'

type Move = Pick<UserMoveRecord, 'add' | 'remove'>

/** Why a user is not swapped as they are read now; undefined when the swap gives what was approved and takes no more. */
export function obstacleOf(holder: LicenseHolder, move: Move, replacement: Replacement): Reason | undefined {
  if (holder.paths.some((path) => move.remove.includes(path.skuId) && path.group !== null)) {
    return reason('assigned-by-group', 'the license comes through a group now, which cannot be changed on the user')
  }
  if (move.add.length > 0 && !holder.usageLocation && usageLocationFor(holder, replacement) === null) {
    return reason('usage-location-missing', 'the user has no usage location, without which no license can be assigned')
  }
  if (move.add.some((license) => holdsSku(holder, license.skuId) && !hasExactly(holder, license))) {
    return reason('changed-since-approval', 'somebody gave them the new license meanwhile, with other services than were planned')
  }
  const { to } = targetFor(holder.id, replacement)
  if (!to.every((sku) => holdsSku(holder, sku) || move.add.some((license) => license.skuId === sku))) {
    return reason(
      'nothing-instead',
      'the old license would be taken and not all of the new ones given: they no longer hold one that they had',
    )
  }
  return plannedMove(holder.id, replacement) ? changedSince(holder, replacement) : latecomerObstacle(holder, replacement)
}

function changedSince(holder: LicenseHolder, replacement: Replacement): Reason | undefined {
  const planned = plannedMove(holder.id, replacement)
  if (!planned?.before.every((license) => hasExactly(holder, license))) {
    return reason('changed-since-approval', 'the services switched off in the old license are not the ones that were planned with')
  }
  if (!planned.relies.every((license) => hasExactly(holder, license))) {
    return reason('changed-since-approval', 'a license that was to stay and to give them the service is not as it was planned with')
  }
  return undefined
}

/** Nobody has looked at a latecomer: they may lose what the part accepts, and nothing else. */
function latecomerObstacle(holder: LicenseHolder, replacement: Replacement): Reason | undefined {
  const [{ to, remove, carryOver }] = replacement.targets
  if (to.some((sku) => holdsSku(holder, sku))) {
    return reason('latecomer', 'got the old license after the plan was made and holds the new one already: plan this customer again')
  }
  const approved = new Set([...replacement.latecomers.mayLose, ...replacement.effects.flatMap((effect) => effect.loses)])
  const given = holder.licenses.filter((license) => remove.includes(license.skuId))
  const lost = carryOver.pairs.filter(
    ({ from, of, to: counterpart }) => counterpart === null && !approved.has(from) && isOn(from, of, given),
  )
  return lost.length > 0
    ? reason(
        'latecomer',
        `got the old license after the plan was made and would lose what the approved part does not accept (${lost.length === 1 ? 'a service' : `${lost.length} services`})`,
        { services: lost.length },
      )
    : undefined
}

function isOn(plan: string, of: readonly SkuId[], given: readonly License[]): boolean {
  return given.some((license) => of.includes(license.skuId) && !license.disabledPlans.some((off) => off === plan))
}

export function holdsSku(holder: LicenseHolder, sku: SkuId): boolean {
  return holder.licenses.some((license) => license.skuId === sku)
}
