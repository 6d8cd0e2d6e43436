import { id } from '../../domain/id.ts'
import type { GroupId, ServicePlanId, SkuId } from '../../domain/id.ts'
import { instant } from '../../domain/instant.ts'
import type { DirectorySubscription, License, LicensedGroup, LicenseHolder, SkuUnits } from '../../domain/snapshot.ts'
import type { WireDirectorySubscription, WireGroup, WireLicense, WireSubscribedSku, WireUser } from './schema.ts'

export function fromWireDirectorySubscription(wire: WireDirectorySubscription): DirectorySubscription {
  return {
    commerceSubscriptionId: id(wire.commerceSubscriptionId ?? ''),
    skuId: id(wire.skuId),
    partNumber: wire.skuPartNumber ?? '',
    status: wire.status ?? '',
    units: wire.totalLicenses ?? 0,
    isTrial: wire.isTrial ?? false,
    nextLifecycleAt: wire.nextLifecycleDateTime ? instant(wire.nextLifecycleDateTime) : null,
  }
}

export function fromWireSubscribedSku(wire: WireSubscribedSku): SkuUnits {
  return {
    skuId: id(wire.skuId),
    partNumber: wire.skuPartNumber ?? '',
    enabled: wire.prepaidUnits.enabled ?? 0,
    warning: wire.prepaidUnits.warning ?? 0,
    suspended: wire.prepaidUnits.suspended ?? 0,
    lockedOut: wire.prepaidUnits.lockedOut ?? 0,
    consumed: wire.consumedUnits,
    capability: wire.capabilityStatus ?? '',
    appliesTo: wire.appliesTo?.toLowerCase() === 'company' ? 'company' : 'user',
    servicePlans: (wire.servicePlans ?? []).map((plan) => ({
      id: id<ServicePlanId>(plan.servicePlanId),
      name: plan.servicePlanName ?? '',
      perUser: plan.appliesTo?.toLowerCase() !== 'company',
    })),
  }
}

export function fromWireGroup(wire: WireGroup): LicensedGroup {
  const processingText = wire.licenseProcessingState?.state ?? ''
  return {
    id: id(wire.id),
    name: wire.displayName ?? '',
    rule: wire.groupTypes?.some((type) => type.toLowerCase() === 'dynamicmembership') ? (wire.membershipRule ?? '') : null,
    licenses: wire.assignedLicenses.map(licenseOf),
    processing: PROCESSING[processingText.toLowerCase()] ?? 'unknown',
    processingText,
  }
}

const PROCESSING: Readonly<Record<string, LicensedGroup['processing']>> = {
  queuedforprocessing: 'under-way',
  processinginprogress: 'under-way',
  processingcomplete: 'complete',
  // A group whose licenses nobody has ever changed says nothing.
  '': 'complete',
}

export function fromWireUser(wire: WireUser): LicenseHolder {
  return {
    id: id(wire.id),
    userPrincipalName: wire.userPrincipalName ?? '',
    displayName: wire.displayName ?? '',
    accountEnabled: wire.accountEnabled ?? false,
    usageLocation: wire.usageLocation || null,
    licenses: wire.assignedLicenses.map(licenseOf),
    paths: wire.licenseAssignmentStates.map((path) => ({
      ...licenseOf(path),
      group: path.assignedByGroup ? id<GroupId>(path.assignedByGroup) : null,
      state: path.state ?? '',
      error: path.error && path.error.toLowerCase() !== 'none' ? path.error : null,
    })),
    enabledServices: enabledServices(wire),
    // Read apart, from other places, and only where the directory tells.
    lastSignInAt: null,
    mailboxGb: null,
    oneDriveGb: null,
  }
}

function licenseOf(wire: WireLicense): License {
  return { skuId: id<SkuId>(wire.skuId), disabledPlans: (wire.disabledPlans ?? []).map((plan) => id<ServicePlanId>(plan)) }
}

/** A service plan that two SKUs bring is listed twice. */
function enabledServices(wire: WireUser): readonly ServicePlanId[] {
  const enabled = (wire.assignedPlans ?? []).filter((plan) => plan.capabilityStatus?.toLowerCase() === 'enabled')
  return [...new Set(enabled.flatMap((plan) => (plan.servicePlanId ? [id<ServicePlanId>(plan.servicePlanId)] : [])))]
}
