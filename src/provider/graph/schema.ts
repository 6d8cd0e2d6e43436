import { z } from 'zod'

// The members we act on, the rest is ignored. What decides whether somebody keeps a license (`assignedLicenses`,
// `licenseAssignmentStates`, `consumedUnits`) must be there: absent is not the same as none.
const text = z.string().nullish()
const units = z.number().nullish()

export const WireDirectorySubscription = z.looseObject({
  commerceSubscriptionId: text,
  skuId: z.string().min(1),
  skuPartNumber: text,
  status: text,
  totalLicenses: units,
  isTrial: z.boolean().nullish(),
  nextLifecycleDateTime: text,
})
export type WireDirectorySubscription = z.infer<typeof WireDirectorySubscription>

export const WireSubscribedSku = z.looseObject({
  skuId: z.string().min(1),
  skuPartNumber: text,
  capabilityStatus: text,
  appliesTo: text,
  consumedUnits: z.number(),
  prepaidUnits: z.looseObject({ enabled: units, warning: units, suspended: units, lockedOut: units }),
  servicePlans: z.array(z.looseObject({ servicePlanId: z.string(), servicePlanName: text, appliesTo: text })).nullish(),
})
export type WireSubscribedSku = z.infer<typeof WireSubscribedSku>

// Users come by the million: what nobody reads is not copied.
const WireLicense = z.object({ skuId: z.string(), disabledPlans: z.array(z.string()).nullish() })
export type WireLicense = z.infer<typeof WireLicense>

export const WireUser = z.object({
  id: z.string().min(1),
  userPrincipalName: text,
  displayName: text,
  accountEnabled: z.boolean().nullish(),
  usageLocation: text,
  assignedLicenses: z.array(WireLicense),
  licenseAssignmentStates: z.array(WireLicense.extend({ assignedByGroup: text, state: text, error: text })),
  assignedPlans: z.array(z.object({ servicePlanId: text, capabilityStatus: text })).nullish(),
})
export type WireUser = z.infer<typeof WireUser>

/** Licensing members are answered only when they are named (Microsoft Graph v1.0, user). */
export const USER_MEMBERS =
  'id,userPrincipalName,displayName,accountEnabled,usageLocation,assignedLicenses,assignedPlans,licenseAssignmentStates'

export const WireAdminRelationship = z.looseObject({
  displayName: text,
  customer: z.looseObject({ tenantId: text }).nullish(),
  status: text,
  accessDetails: z.looseObject({ unifiedRoles: z.array(z.looseObject({ roleDefinitionId: text })).nullish() }).nullish(),
  autoExtendDuration: text,
  endDateTime: text,
})

export type WireAdminRelationship = z.infer<typeof WireAdminRelationship>

export const WireGroup = z.looseObject({
  id: z.string().min(1),
  displayName: text,
  groupTypes: z.array(z.string()).nullish(),
  membershipRule: text,
  assignedLicenses: z.array(WireLicense),
  licenseProcessingState: z.looseObject({ state: text }).nullish(),
})
export type WireGroup = z.infer<typeof WireGroup>

/** Licensing members of a group, too, are answered only when they are named (Microsoft Graph v1.0, group). */
export const GROUP_MEMBERS = 'id,displayName,groupTypes,membershipRule,assignedLicenses,licenseProcessingState'

/** A user, a group, a device: the type says which (Microsoft Graph v1.0, directoryObject). */
export const WireMember = z.looseObject({ id: z.string().min(1), '@odata.type': text, displayName: text })
export type WireMember = z.infer<typeof WireMember>

/** A user without the license members: when somebody last signed in. Never signed in: the member is absent. */
export const WireSignIn = z.looseObject({ id: z.string().min(1), signInActivity: z.looseObject({ lastSignInDateTime: text }).nullish() })
export type WireSignIn = z.infer<typeof WireSignIn>

/** One answer of a `$batch`. */
export const WireBatchItem = z.looseObject({
  id: z.string(),
  status: z.number(),
  headers: z.record(z.string(), z.unknown()).nullish(),
  body: z.unknown().optional(),
})
export type WireBatchItem = z.infer<typeof WireBatchItem>

export const WireBatch = z.looseObject({ responses: z.array(z.unknown()) })
