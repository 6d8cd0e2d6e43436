import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { CustomerId } from '../../../domain/id.ts'
import type { Answer, Call } from '../../http/call.ts'
import { unreadable } from '../../http/judge.ts'
import { callOf } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { graphDialect } from '../dialect.ts'
import type { UserStorage } from '../graph.ts'
import { readCost } from '../quota.ts'
import { unlessRefused } from '../unless-refused.ts'

const GIGABYTE = 2 ** 30
const USED = 'Storage Used (Byte)'

interface Report {
  readonly name: string
  readonly owner: string
}

const MAILBOXES: Report = { name: 'getMailboxUsageDetail', owner: 'User Principal Name' }
const ONE_DRIVES: Report = { name: 'getOneDriveUsageAccountDetail', owner: 'Owner Principal Name' }

const Rows = z.array(z.record(z.string(), z.string()))

/**
 * What users store, by user principal name in lower case, as the usage reports of the last seven days have it; they come out
 * up to two days late. Undefined where the directory refuses. Where it conceals names in its reports, nobody is found in them
 * (Microsoft Graph v1.0, Microsoft 365 usage reports).
 */
export async function readStorage(connection: Connection, customer: CustomerId): Promise<ReadonlyMap<string, UserStorage> | undefined> {
  const mailboxes = await unlessRefused(() => readReport(connection, customer, MAILBOXES))
  const oneDrives = await unlessRefused(() => readReport(connection, customer, ONE_DRIVES))
  if (!mailboxes && !oneDrives) return undefined
  const names = new Set([...(mailboxes?.keys() ?? []), ...(oneDrives?.keys() ?? [])])
  return new Map(Array.from(names, (name) => [name, { mailboxGb: mailboxes?.get(name) ?? null, oneDriveGb: oneDrives?.get(name) ?? null }]))
}

/** `GET /v1.0/reports/{report}(period='D7')` answers 302; the address that it leads to is the right to read, for minutes. */
async function readReport(connection: Connection, customer: CustomerId, report: Report): Promise<ReadonlyMap<string, number>> {
  const call = callOf(connection, {
    operation: report.name,
    customer,
    path: `/reports/${report.name}(period='D7')`,
    effect: 'read',
    draws: readCost(customer, 1),
    accepts: (status) => status === 200 || status === 302,
  })
  const answer = await connection.transport.send({ ...call, isText: true })
  if (answer.status === 200) return usedBy(report, call, answer)
  const download = downloadOf(call, answer)
  return usedBy(report, download, await connection.transport.send(download))
}

/** Without a token, since it is mostly another host; encrypted, unless it is our own host that is not. */
function downloadOf(call: Call, answer: Answer): Call {
  const address = URL.parse(answer.headers.get('location') ?? '', call.url)
  if (!address || (address.protocol !== 'https:' && address.origin !== new URL(call.url).origin))
    throw unreadable(call, answer, `the report is at ${address?.origin ?? 'no address'}`)
  return { operation: call.operation, method: 'GET', url: address.href, effect: 'read', draws: [], dialect: graphDialect, isText: true }
}

/** Gigabytes by owner. Deleted accounts and rows without a size are left out. */
function usedBy({ owner }: Report, call: Call, answer: Answer): ReadonlyMap<string, number> {
  const rows = rowsOf(call, answer)
  const [first] = rows
  if (first && (first[owner] === undefined || first[USED] === undefined))
    throw unreadable(call, answer, `the report has no columns "${owner}" and "${USED}"`)
  const used = new Map<string, number>()
  for (const row of rows) {
    const [name, bytes] = [row[owner]?.toLowerCase() ?? '', row[USED]?.trim() ?? '']
    if (name === '' || bytes === '' || row['Is Deleted']?.toLowerCase() === 'true' || !Number.isFinite(Number(bytes))) continue
    used.set(name, (used.get(name) ?? 0) + Number(bytes) / GIGABYTE)
  }
  return used
}

function rowsOf(call: Call, answer: Answer): z.output<typeof Rows> {
  try {
    return Rows.parse(parse(answer.text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true }))
  } catch (cause) {
    throw unreadable(call, answer, `the report is not CSV (${cause instanceof Error ? cause.message : 'unknown'})`)
  }
}
