import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aClient, anEmulator, contoso, textAt } from '../emulator/a-running-emulator.ts'
import { missingMembers } from './support/missing-members.ts'

/** An answer as it is documented, with values of our own. Which document: `sources.json` beside it. */
function documented(operation: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`./graph-directory/${operation}.json`, import.meta.url), 'utf8'))
}

/** What the emulator answers to calls about the directory, beside those that carry out a move. */
async function answers(): Promise<ReadonlyMap<string, unknown>> {
  const groups = [{ name: 'Sales', licenses: [{ product: 'o365-e4', disabledPlans: ['SWAY'] }] }]
  const users = [{ upn: 'anna@contoso.example', usageLocation: 'SE', lastSignIn: 'P3D', licenses: [{ product: 'o365-e4' }] }]
  const client = await aClient(await anEmulator({ customers: [contoso({ groups, users })] }))
  const read = async (path: string) => (await client.graph('GET', path)).body
  const group = textAt(await read('/groups'), 'value.0.id')
  const select = '$select=id,displayName,assignedLicenses,licenseProcessingState'
  return new Map([
    ['getGroup', await read(`/groups/${group}?${select}`)],
    ['listLicenseDetails', await read('/users/anna@contoso.example/licenseDetails')],
    ['listSignIns', await read('/users?$select=id,signInActivity')],
    ['refused', (await client.graph('PATCH', '/users/anna@contoso.example', { usageLocation: 'Sweden' })).body],
  ])
}

test('the emulator answers with the documented members of Graph’s directory', async () => {
  const operations = Object.keys(documented('sources'))
  const answered = await answers()
  expect(operations.length).toBeGreaterThan(0)
  for (const operation of operations)
    expect([operation, missingMembers(documented(operation), answered.get(operation), [])]).toEqual([operation, []])
})
