import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { correctableUsers } from './named-users.ts'

/**
 * Users have a voice service on that the new products do not have: who loses Phone System, or the enterprise voice of E4,
 * loses the number (licensing notes, B.11). Only where the operator accepts that is it planned.
 */
export function voiceWouldBeLost({ moves, catalog, choices }: Considered): Blocker | undefined {
  if (choices.voiceLoss === 'accept') return undefined
  const voice = new Set(catalog.voicePlans)
  const losing = moves.findings.filter(({ effect, described }) => described && effect.loses.some((plan) => voice.has(plan)))
  if (losing.length === 0) return undefined
  const plans = [...new Set(losing.flatMap(({ effect }) => effect.loses.filter((plan) => voice.has(plan))))]
  return {
    code: 'voice-would-be-lost',
    facts: { services: plans.map((plan) => catalog.nameOfPlan(plan) ?? plan).sort(), ...correctableUsers(losing) },
  }
}
