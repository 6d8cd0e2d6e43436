import { explainCode } from '../../provider/explain/explain-code.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import type { CheckTarget } from './check-target.ts'
import { failed, passed, warning } from './finding.ts'
import type { Finding } from './finding.ts'

/** Everybody who gets a license has a usage location, or is given one; without it Microsoft assigns none. */
export async function lookAtUsageLocations(target: CheckTarget): Promise<readonly Finding[]> {
  return await eachReplacement(target, (replacement, holders) => {
    const given = new Map(replacement.users.map((move) => [move.user, move.usageLocation]))
    const lacking = holders.filter(
      (holder) => holder.usageLocation === null && (given.get(holder.id) ?? replacement.latecomers.usageLocation) === null,
    )
    if (lacking.length === 0)
      return [passed(`all ${holders.length} users have a usage location, or are given one`, undefined, { users: holders.length })]
    return lacking.map(({ userPrincipalName: subject }) =>
      failed(`${subject} has no usage location, without which no license can be assigned`, {
        subject,
        facts: { user: subject },
        fix: 'choose one with --usage-location, or set it in the Microsoft 365 admin center',
        whoFixes: 'customer administrator',
        message: `Please set the usage location of ${subject} in the Microsoft 365 admin center (Users, Active users, the user, Licenses and apps, Select location).`,
      }),
    )
  })
}

/** No more users than there are seats for have joined since the plan was made. */
export async function lookAtHolders(target: CheckTarget): Promise<readonly Finding[]> {
  return await eachReplacement(target, ({ expects, from }, holders) => {
    const { holders: planned, spareSeats } = expects
    const [now, most] = [holders.length, planned + spareSeats]
    if (now <= most) return [passed(`${now} users hold the old license; there is room for ${most}`, from.skuId, { now, most })]
    return [
      failed(`${now} users hold the old license, and the plan has seats for ${most}`, {
        subject: from.skuId,
        facts: { now, most },
        fix: 'scan again and make a new plan with more seats',
        whoFixes: 'operator',
      }),
    ]
  })
}

/** Nobody holds the old license through a group that the plan does not move. */
export async function lookAtGroups(target: CheckTarget): Promise<readonly Finding[]> {
  return await eachReplacement(target, ({ from, groups }, holders) => {
    const known = new Set(groups.map(({ group }) => group))
    const byGroup = holders.filter((holder) =>
      holder.paths.some((path) => path.skuId === from.skuId && path.group !== null && !known.has(path.group)),
    )
    if (byGroup.length === 0) return [passed('nobody holds the old license through a group that is not part of the plan', from.skuId)]
    return byGroup.map(({ userPrincipalName: subject }) =>
      failed(`${subject} holds the old license through a group that the plan does not know`, {
        subject,
        facts: { user: subject },
        fix: 'scan again and make a new plan',
        whoFixes: 'operator',
      }),
    )
  })
}

/** Microsoft reports no fault with what users hold now (Microsoft Graph v1.0, licenseAssignmentState). */
export async function lookAtLicenseErrors(target: CheckTarget): Promise<readonly Finding[]> {
  return await eachReplacement(target, (_replacement, holders) => {
    const faulty = holders.flatMap((holder) => {
      const path = holder.paths.find((each) => each.error !== null)
      return path ? [{ subject: holder.userPrincipalName, error: path.error ?? '' }] : []
    })
    if (faulty.length === 0) return [passed('Microsoft reports no fault with anybody’s licenses')]
    return faulty.map(({ subject, error }) => {
      const known = explainCode({ api: 'graph', code: error, text: '' })
      return warning(`Microsoft reports ${error} for a license of ${subject}${known ? `: ${known.what}` : ''}`, {
        subject,
        facts: {
          user: subject,
          error,
          ...(known ? { known: { code: error, text: known.what, facts: { api: 'graph', code: error } } } : {}),
        },
        code: error,
        fix: known?.fix ?? 'look at the user’s licenses in the Microsoft 365 admin center',
        whoFixes: 'customer administrator',
        message: `Microsoft reports the fault ${error} for a license of ${subject}. Please look at it in the Microsoft 365 admin center (Billing, Licenses).`,
      })
    })
  })
}

async function eachReplacement(
  { replacements, holders }: CheckTarget,
  judge: (replacement: Replacement, holders: readonly LicenseHolder[]) => readonly Finding[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const replacement of replacements) findings.push(...judge(replacement, await holders(replacement.from.skuId)))
  return findings
}
