import type { AccessRecord } from '../events.ts'
import { createFindings } from './findings.ts'
import type { PromiseRule } from './promise-rule.ts'
import { createRetryAfterWindows, type RetryAfterWindow } from './retry-after-windows.ts'

/** More than this share of requests answered 429 by a quota means that nobody paces; a few always happen. */
const QUOTA_429_SHARE_MAX = 0.005
const QUOTA_429_FREE = 3
const QUOTA_429_NAMED = 20

/** P9: no call inside a Retry-After window, except those on their way when the 429 was answered; and quotas are kept by pacing. */
export function checkGoodNeighbor(): PromiseRule {
  const findings = createFindings()
  const windows = createRetryAfterWindows()
  const overQuotaIds: number[] = []
  let overQuota = 0
  let requests = 0
  return {
    onAccess(record) {
      requests += 1
      if (record.scopes.length > 0) findings.countChecked()
      for (const scope of record.scopes) {
        const open = windows.findOpen(scope, record)
        if (open) findings.add([open.recordId, record.id], insideText(record, scope, open))
      }
      if (record.throttle && !record.throttle.byFault) {
        overQuota += 1
        if (overQuotaIds.length < QUOTA_429_NAMED) overQuotaIds.push(record.id)
      }
      windows.note(record)
    },
    verdict() {
      if (overQuota > QUOTA_429_FREE && overQuota > requests * QUOTA_429_SHARE_MAX) {
        findings.add(overQuotaIds, overQuotaText(overQuota, requests))
      }
      overQuota = 0
      return findings.verdict()
    },
  }
}

function insideText(record: AccessRecord, scope: string, open: RetryAfterWindow): string {
  const about = record.customerId === null ? '' : ` (customer ${record.customerId})`
  return (
    `${record.operation} ${record.method} ${record.path}${about} arrived at ${record.receivedAt}, ` +
    `before ${new Date(open.untilMs).toISOString()}, until when a 429 had closed ${scope}.`
  )
}

function overQuotaText(overQuota: number, requests: number): string {
  const percent = ((100 * overQuota) / requests).toFixed(2)
  return `${overQuota} of ${requests} requests (${percent} %) were answered 429 by a quota; 0.5 % is what a client that paces itself may reach.`
}
