import type { GroupRequested, LicenseRequested, UnitsRead } from '../events.ts'
import { createFindings } from './findings.ts'
import type { PromiseRule } from './promise-rule.ts'

/**
 * P3: no license is asked for unless the units that the client last saw free cover it.
 *
 * Free is enabled + warning - consumed of the last subscribedSkus answer, minus the units that the client's requests took
 * since, one after the other. A request that was refused took nothing, but must have fitted all the same. A group's takes a unit for
 * each member who does not hold the SKU yet.
 */
export function checkNeverShort(): PromiseRule {
  const findings = createFindings()
  const freeOf = new Map<string, Map<string, number>>()
  const names = new Map<string, string | undefined>()
  return {
    onEvent(event) {
      if (event.kind === 'units:read') freeOf.set(event.customerId, freeUnits(event))
      else if (event.kind === 'license:requested' && event.actor === 'client') noteRequest(event)
      else if (event.kind === 'group:requested' && event.actor === 'client') noteGroup(event)
      else if (event.kind === 'user:changed' && names.has(event.userId)) names.set(event.userId, event.userPrincipalName)
    },
    verdict: () => findings.verdict(),
  }

  function noteRequest(event: LicenseRequested): void {
    const free = freeOf.get(event.customerId)
    for (const sku of event.takesUnitOf) {
      const skuId = sku.toLowerCase()
      findings.countChecked()
      const left = free?.get(skuId) ?? 0
      if (left < 1) reportShort(event, skuId, free !== undefined)
      if (event.refusedWith === null) free?.set(skuId, left - 1)
    }
  }

  function noteGroup(event: GroupRequested): void {
    const free = freeOf.get(event.customerId)
    for (const { skuId: sku, units } of event.takes) {
      const skuId = sku.toLowerCase()
      findings.countChecked()
      const left = free?.get(skuId) ?? 0
      if (left < units) findings.add([event.id], groupText(event, skuId, units, free && left))
      if (event.refusedWith === null) free?.set(skuId, left - units)
    }
  }

  function reportShort(event: LicenseRequested, skuId: string, wasRead: boolean): void {
    if (findings.hasRoom()) names.set(event.userId, names.get(event.userId))
    findings.add([event.id], () => shortText(event, skuId, wasRead, names.get(event.userId)))
  }
}

function freeUnits({ skus }: UnitsRead): Map<string, number> {
  return new Map(skus.map(({ skuId, enabled, warning, consumed }) => [skuId.toLowerCase(), enabled + warning - consumed]))
}

/** An assignLicense names the user by id; the principal name is known once the user changed. */
function shortText(event: LicenseRequested, skuId: string, wasRead: boolean, userPrincipalName: string | undefined): string {
  const who = `${userPrincipalName ?? `User ${event.userId}`} (customer ${event.customerId})`
  const why = wasRead
    ? 'the units that subscribedSkus last showed, less those that the client has taken since, do not cover it'
    : 'the client had never read the units of this customer'
  const outcome = event.refusedWith === null ? '' : ` It was refused with ${event.refusedWith}.`
  return `${who} was to get a unit of SKU ${skuId} at ${event.at}, but ${why}.${outcome}`
}

function groupText(
  { groupName, customerId, at, refusedWith }: GroupRequested,
  skuId: string,
  units: number,
  left: number | undefined,
): string {
  const why =
    left === undefined
      ? 'the client had never read the units of this customer'
      : `only ${left} are free by what subscribedSkus last showed, less those that the client has taken since`
  const outcome = refusedWith === null ? '' : ` It was refused with ${refusedWith}.`
  return `The group ${groupName} (customer ${customerId}) was to get ${units} units of SKU ${skuId} at ${at}, but ${why}.${outcome}`
}
