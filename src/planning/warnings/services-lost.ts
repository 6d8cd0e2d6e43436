import type { ServicePlanId } from '../../domain/id.ts'
import type { Warning } from '../../domain/plan.ts'
import { namedUsers } from '../blockers/named-users.ts'
import type { Considered } from '../considered.ts'

/** Services that users have on and that nothing takes the place of; of voice by itself, since a number goes with it. */
export function servicesLost({ moves, catalog }: Considered): readonly Warning[] {
  const voice = new Set(catalog.voicePlans)
  const lost = (isVoice: boolean) => (plan: ServicePlanId) => voice.has(plan) === isVoice
  return [false, true].flatMap((isVoice): Warning[] => {
    // A product whose services nobody describes may well have the voice service, as the Plus CAL has.
    const losing = moves.findings.filter(({ effect, described }) => (described || !isVoice) && effect.loses.some(lost(isVoice)))
    if (losing.length === 0) return []
    const plans = new Set(losing.flatMap(({ effect }) => effect.loses.filter(lost(isVoice))))
    const services = [...plans].map((plan) => catalog.nameOfPlan(plan) ?? plan).sort()
    return [{ code: isVoice ? 'voice-lost' : 'services-lost', facts: { services, ...namedUsers(losing) } }]
  })
}
