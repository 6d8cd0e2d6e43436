import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { advance, aClient, anEmulator, call, contoso, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'

const GIGABYTE = 2 ** 30

async function aClientWithUsage(): Promise<Client> {
  const users = [
    {
      upn: 'anna@contoso.example',
      displayName: 'Ek, "Anna"',
      lastSignIn: 'P5D',
      mailboxGb: 61.5,
      oneDriveGb: 3,
      licenses: [{ product: 'o365-e4' }],
    },
    { upn: 'bert@contoso.example', lastSignIn: 'P1D' },
    { count: 2, namePattern: 'clerk-{n}', mailboxGb: 1, oneDriveGb: 0.5, licenses: [{ product: 'o365-e4' }] },
  ]
  return aClient(await anEmulator({ customers: [contoso({ users })] }))
}

/** Follows the redirect without a token. The rows by column, and the header line. */
async function report(client: Client, name: string): Promise<{ readonly header: string; readonly rows: Record<string, string>[] }> {
  const redirect = await client.graph('GET', `/reports/${name}`)
  expect(redirect.status).toBe(302)
  const file = await call(redirect.headers.get('location') ?? '')
  expect(file.status).toBe(200)
  const rows: Record<string, string>[] = parse(file.text, { columns: true, bom: true })
  return { header: file.text.replace(/^\uFEFF/, '').split('\r\n')[0] ?? '', rows }
}

describe('the mailbox usage report', () => {
  test('has the documented columns and a row per mailbox', async () => {
    const { header, rows } = await report(await aClientWithUsage(), "getMailboxUsageDetail(period='D7')")
    expect(header).toBe(
      'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Created Date,Last Activity Date,Item Count,' +
        'Storage Used (Byte),Issue Warning Quota (Byte),Prohibit Send Quota (Byte),Prohibit Send/Receive Quota (Byte),' +
        'Deleted Item Count,Deleted Item Size (Byte),Deleted Item Quota (Byte),Has Archive,Report Period',
    )
    expect(rows).toHaveLength(3)
    expect(rows.find((row) => row['User Principal Name'] === 'anna@contoso.example')).toMatchObject({
      'Report Refresh Date': '2026-02-28',
      'Display Name': 'Ek, "Anna"',
      'Is Deleted': 'False',
      'Last Activity Date': '2026-02-25',
      'Storage Used (Byte)': String(61.5 * GIGABYTE),
      'Prohibit Send/Receive Quota (Byte)': String(100 * GIGABYTE),
      'Report Period': '7',
    })
  })

  test('is known for 7, 30, 90 and 180 days only', async () => {
    const client = await aClientWithUsage()
    expect((await report(client, "getMailboxUsageDetail(period='D180')")).rows[0]?.['Report Period']).toBe('180')
    const refused = await client.graph('GET', "/reports/getMailboxUsageDetail(period='D8')")
    expect([refused.status, textAt(refused.body, 'error.message')]).toEqual([400, expect.stringContaining("(period='D8')")])
  })
})

describe('the OneDrive usage report', () => {
  test('has the documented columns and a row per account in use', async () => {
    const { header, rows } = await report(await aClientWithUsage(), "getOneDriveUsageAccountDetail(period='D30')")
    expect(header).toBe(
      'Report Refresh Date,Site Id,Site URL,Owner Display Name,Is Deleted,Last Activity Date,File Count,Active File Count,' +
        'Storage Used (Byte),Storage Allocated (Byte),Owner Principal Name,Report Period',
    )
    expect(rows.map((row) => [row['Owner Principal Name'], row['Storage Used (Byte)']]).toSorted()).toEqual([
      ['anna@contoso.example', String(3 * GIGABYTE)],
      ['clerk-1@contoso.example', String(GIGABYTE / 2)],
      ['clerk-2@contoso.example', String(GIGABYTE / 2)],
    ])
  })
})

describe('a download address', () => {
  test('cannot be made up, and expires', async () => {
    const client = await aClientWithUsage()
    const address = (await client.graph('GET', "/reports/getMailboxUsageDetail(period='D7')")).headers.get('location') ?? ''
    expect((await call(address.replace('/reports-download/', '/reports-download/x'))).status).toBe(403)
    expect((await call(`${address.slice(0, address.lastIndexOf('/'))}/none`)).status).toBe(403)
    await advance(client, '10m')
    expect((await call(address)).status).toBe(403)
  })

  test('comes with a batch, and needs a token to be asked for', async () => {
    const client = await aClientWithUsage()
    const requests = [{ id: '1', method: 'GET', url: "/reports/getMailboxUsageDetail(period='D7')" }]
    const answer = await client.graph('POST', '/$batch', { requests })
    expect(textAt(answer.body, 'responses.0.headers.Location')).toContain('/reports-download/')
    const bare = await client.graph('GET', "/reports/getMailboxUsageDetail(period='D7')", undefined, { authorization: 'Bearer none' })
    expect(bare.status).toBe(401)
  })
})
