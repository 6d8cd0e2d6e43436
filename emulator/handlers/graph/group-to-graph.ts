import type { Group as GraphGroup } from '@microsoft/microsoft-graph-types'
import type { Group } from '../../store/groups.ts'
import type { World } from '../../world.ts'
import { selected } from './odata.ts'

const DEFAULT_MEMBERS = 'id,displayName,groupTypes,mailEnabled,membershipRule,securityEnabled'

/**
 * A group with the members that are asked for; license members only when selected (Microsoft Graph v1.0, group). Whether members have
 * errors is never answered, it can only be filtered by.
 */
export function groupToGraph(world: World, group: Group, select: string | null): object {
  const whole: GraphGroup = {
    id: group.id,
    displayName: group.name,
    groupTypes: group.membershipRule === null ? [] : ['DynamicMembership'],
    membershipRule: group.membershipRule,
    membershipRuleProcessingState: group.membershipRule === null ? null : 'On',
    securityEnabled: true,
    mailEnabled: false,
    assignedLicenses: group.licenses.map((one) => ({ skuId: one.skuId, disabledPlans: [...one.disabledPlans] })),
    licenseProcessingState: { state: processingState(world, group) },
  }
  const [entity = {}] = selected([whole], select ?? DEFAULT_MEMBERS)
  return entity
}

function processingState(world: World, group: Group): string {
  if (!world.groupWork.isOpen(group)) return 'ProcessingComplete'
  return world.clock.now() < (group.processedFrom ?? 0) ? 'QueuedForProcessing' : 'ProcessingInProgress'
}
