import { DAY_MS } from '../../duration.ts'
import type { Answer, Call, CustomerCall, Operation } from '../../http/operation.ts'
import { readDraws } from './draws.ts'
import { findTicket, ticketText } from './download-ticket.ts'
import { refuse } from './graph-error.ts'
import { mailboxUsage } from './mailbox-usage.ts'
import { oneDriveUsage } from './one-drive-usage.ts'
import { dateOf, reportText } from './usage-report.ts'
import type { UsageReport } from './usage-report.ts'

const REPORTS: Readonly<Record<string, UsageReport>> = {
  getMailboxUsageDetail: mailboxUsage,
  getOneDriveUsageAccountDetail: oneDriveUsage,
}
const PERIOD = /^\(period='(D(?:7|30|90|180))'\)$/i
const DOWNLOAD_PATH = '/reports-download/'
const DOWNLOAD_MS = 300_000
/** Reports come out within two days (Microsoft 365 usage reports). */
const REPORT_LAG_MS = 2 * DAY_MS

/** Each answers 302 with an address that needs no token (Microsoft Graph v1.0, Microsoft 365 usage reports). */
export const reportOperations: readonly Operation[] = Object.keys(REPORTS).map((report) => ({
  name: report,
  method: 'GET',
  path: `/v1.0/reports/${report}:parameters`,
  isWrite: false,
  customerScoped: true,
  draws: readDraws(1),
  handle: (call) => redirect(call, report),
}))

/** Where those addresses lead. */
export const reportDownload: Operation = {
  name: 'downloadReport',
  method: 'GET',
  path: `${DOWNLOAD_PATH}:ticket`,
  isWrite: false,
  customerScoped: false,
  draws: () => [],
  handle: download,
}

/** Whether a path below the API's root needs no token: the address itself is the right. */
export function isDownload(path: string): boolean {
  return path.startsWith(DOWNLOAD_PATH)
}

function redirect({ world, customer, request, params, now }: CustomerCall, report: string): Answer {
  const parameters = params['parameters'] ?? ''
  const period = PERIOD.exec(parameters)?.[1]?.toUpperCase()
  if (period === undefined) {
    const message = `Invalid parameters ${parameters}: expected (period='D7'), D30, D90 or D180.`
    return refuse(400, 'BadRequest', message, request, now)
  }
  const ticket = ticketText({ customerId: customer.id, report, period, expiresAt: now + DOWNLOAD_MS }, world.identity.clientSecret)
  return { status: 302, headers: { location: `${request.baseUrl}/graph${DOWNLOAD_PATH}${ticket}` }, text: '' }
}

function download({ world, request, params, now }: Call): Answer {
  const ticket = findTicket(params['ticket'] ?? '', world.identity.clientSecret, now)
  const report = REPORTS[ticket?.report ?? '']
  const customer = world.customers.find(ticket?.customerId ?? '')
  if (!ticket || !report || !customer)
    return refuse(403, 'Forbidden', 'The download address is unknown or has expired: ask for the report again.', request, now)
  const dates = { refreshed: dateOf(now - REPORT_LAG_MS), period: ticket.period.slice(1) }
  const headers = { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${ticket.report}.csv"` }
  return { status: 200, headers, text: reportText(report, report.rows(world, customer, dates)) }
}
