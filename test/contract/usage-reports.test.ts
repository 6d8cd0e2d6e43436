import { expect, test } from 'vitest'
import { id } from '../../src/domain/id.ts'
import type { CustomerId } from '../../src/domain/id.ts'
import { connect } from './support/connect.ts'
import { startProvider } from './support/provider-server.ts'
import type { ProviderServer, Reply } from './support/provider-server.ts'

const customer = id<CustomerId>('5d0c1c0e-77aa-4b0e-9b51-0c6a3f1f2d11')
const GIGABYTE = 2 ** 30

/** The two reports, each behind a redirection (Microsoft Graph v1.0, Microsoft 365 usage reports). */
async function aProviderOf(mailboxes: string, oneDrives: string, toHost: (own: string) => string = (own) => own): Promise<ProviderServer> {
  const server: ProviderServer = await startProvider(({ url }): Reply => {
    if (url.includes('/reports/')) {
      const report = url.includes('Mailbox') ? 'mailbox' : 'onedrive'
      return { status: 302, headers: { location: `${toHost(server.url)}/download/${report}` } }
    }
    return { headers: { 'content-type': 'application/octet-stream' }, text: url.endsWith('mailbox') ? mailboxes : oneDrives }
  })
  return server
}

const MAILBOXES = [
  '\uFEFFReport Refresh Date,User Principal Name,Display Name,Is Deleted,Storage Used (Byte)',
  `2026-02-08,Anna@Tailspin.example,"Lind, Anna",False,${String(3 * GIGABYTE)}`,
  `2026-02-08,gone@tailspin.example,Gone,True,${String(GIGABYTE)}`,
].join('\r\n')
const ONE_DRIVES = [
  'Report Refresh Date,Owner Display Name,Is Deleted,Storage Used (Byte),Owner Principal Name',
  `2026-02-08,Bo,False,${String(GIGABYTE / 2)},bo@tailspin.example`,
].join('\n')

test('what users store is read by name in lower case, without accounts that are deleted', async () => {
  await using server = await aProviderOf(MAILBOXES, ONE_DRIVES)
  await using client = connect(server.url)
  expect([...((await client.graph.readStorage(customer)) ?? [])]).toEqual([
    ['anna@tailspin.example', { mailboxGb: 3, oneDriveGb: null }],
    ['bo@tailspin.example', { mailboxGb: null, oneDriveGb: 0.5 }],
  ])
})

test('the address that a report is fetched from gets no token', async () => {
  await using server = await aProviderOf(MAILBOXES, ONE_DRIVES)
  await using client = connect(server.url)
  await client.graph.readStorage(customer)
  const [asked, fetched] = [
    server.received.filter(({ url }) => url.includes('/reports/')),
    server.received.filter(({ url }) => url.includes('/download/')),
  ]
  expect(asked.map(({ headers }) => headers.authorization === undefined)).toEqual([false, false])
  expect(fetched.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
})

test('an address of another host without encryption is not followed', async () => {
  await using server = await aProviderOf(MAILBOXES, ONE_DRIVES, () => 'http://elsewhere.example')
  await using client = connect(server.url)
  await expect(client.graph.readStorage(customer)).rejects.toMatchObject({ kind: 'unreadable' })
})

test('a directory that refuses its reports says nothing, and that is no failure', async () => {
  await using server = await startProvider(() => ({
    status: 403,
    json: { error: { code: 'S2SUnauthorized', message: 'Invalid permission.' } },
  }))
  await using client = connect(server.url)
  expect(await client.graph.readStorage(customer)).toBeUndefined()
  expect(await client.graph.listSignIns(customer, id('1392051d-0cb9-4b7a-88d5-621fee5e8711'))).toBeUndefined()
})

test('a report in another shape is not taken for an empty one', async () => {
  await using server = await aProviderOf('Name,Size\nAnna,3', ONE_DRIVES)
  await using client = connect(server.url)
  await expect(client.graph.readStorage(customer)).rejects.toMatchObject({ kind: 'unreadable' })
})
