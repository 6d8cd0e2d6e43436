import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readEstateFile } from '../../emulator/estates/read-estate.ts'
import { startEmulator } from '../../emulator/server.ts'
import { aClient, anEstate, anEmulator, at, contoso, textAt } from './a-running-emulator.ts'

async function aFile(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'estate-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

const problemsOf = async (estate: unknown) => readEstateFile(await aFile('estate.json', JSON.stringify(estate))).then(String, String)

describe('an estate file', () => {
  test('may be YAML', async () => {
    const yaml = `format: 1
name: small
clock: 2026-03-02T08:00:00Z
partner: { name: Northwind, country: US }
customers:
  - { name: Contoso, domain: contoso.example, country: US }
`
    expect((await readEstateFile(await aFile('estate.yaml', yaml))).customers).toHaveLength(1)
  })

  test('with wrong fields is refused with the file, every path, what was expected and what was found', async () => {
    const text = await problemsOf({
      ...anEstate(),
      format: 2,
      colour: 'red',
      customers: [{ name: 'X', domain: 'x.example', country: 'Italy', subscriptions: 'many' }],
    })
    expect(text).toContain('estate.json: 4 problems in this estate.')
    expect(text).toContain('/format: expected 1, found 2')
    expect(text).toContain('/: unknown member "colour"; expected format, name, clock')
    expect(text).toContain('/customers/0/country: expected a text that matches ^[A-Z]{2}$, found "Italy"')
    expect(text).toContain('/customers/0/subscriptions: expected array, found "many"')
  })

  test('that refers to what is not there is refused', async () => {
    const text = await problemsOf(
      anEstate({
        customers: [
          contoso({
            subscriptions: [{ product: 'o365-e9', family: 'legacy', quantity: 1, termEnds: 'soon', parent: 'base' }],
            users: [
              { upn: 'a@contoso.example', licenses: [{ product: 'o365-e4', disabledPlans: ['NOT_A_PLAN'], group: 'Nobody' }] },
              { upn: 'A@contoso.example' },
            ],
          }),
          contoso({ name: 'Contoso again' }),
        ],
      }),
    )
    for (const expected of [
      '/customers/0/subscriptions/0/product: unknown product "o365-e9"',
      '/customers/0/subscriptions/0/parent: no subscription of this customer has the id "base"',
      '/customers/0/subscriptions/0/termEnds: expected a date or a duration such as P90D, found "soon"',
      '/customers/0/users/0/licenses/0/disabledPlans/0: "NOT_A_PLAN" is no service plan of o365-e4',
      '/customers/0/users/0/licenses/0/group: this customer has no group "Nobody"',
      '/customers/0/users: "a@contoso.example" is used twice',
      '/customers/0/users: 1 users hold o365-e4, but its subscriptions have 0 seats',
      '/customers/1/domain: "contoso.example" is used twice',
    ]) {
      expect(text).toContain(expected)
    }
  })

  test('whose durations and days are none is refused', async () => {
    const text = await problemsOf(
      anEstate({
        settings: { cartLifetime: 'Psoon', salesCalendar: { education: { legacyUntil: '2024-99-31' } } },
        customers: [
          contoso({
            creditCheck: 'Psoon',
            subscriptions: [
              {
                product: 'o365-e4',
                family: 'legacy',
                quantity: 12,
                termEnds: 'P9D',
                scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
              },
            ],
          }),
        ],
      }),
    )
    for (const expected of [
      '/settings/cartLifetime: expected an ISO 8601 duration such as PT5M, found "Psoon"',
      '/settings/salesCalendar/education/legacyUntil: expected a day such as 2024-03-31, found "2024-99-31"',
      '/customers/0/creditCheck: expected a duration such as PT36H, found "Psoon"',
      '/customers/0/subscriptions/0/scheduledActions: legacy subscriptions have none: expected nce',
    ])
      expect(text).toContain(expected)
  })

  test('that is no JSON is refused by name', async () => {
    await expect(readEstateFile(await aFile('broken.json', '{'))).rejects.toThrow('broken.json: not valid JSON')
  })

  test('that is wrong starts no emulator', async () => {
    await expect(startEmulator({ estate: anEstate({ clock: 'now and then' }) })).rejects.toThrow('/clock: expected a date')
  })
})

describe('own products', () => {
  const products = [
    {
      id: 'northwind-suite',
      title: 'Northwind Suite',
      partNumber: 'NORTHWIND_SUITE',
      servicePlans: [{ name: 'NORTHWIND_MAIL', family: 'exchange' }, { name: 'NORTHWIND_CHAT' }],
      nce: { terms: [{ duration: 'P3Y', billingCycle: 'annual' }], segments: ['commercial'] },
      price: 9,
    },
    {
      id: 'northwind-old',
      title: 'Northwind Old',
      partNumber: 'NORTHWIND_OLD',
      servicePlans: [{ name: 'NORTHWIND_MAIL', family: 'exchange' }],
      retired: true,
    },
  ] as const

  test('are sold when current, held when retired, under ids made up per tenant', async () => {
    const customers = ['a', 'b'].map((name) =>
      contoso({
        name,
        domain: `${name}.example`,
        users: [],
        subscriptions: [{ product: 'northwind-old', family: 'legacy', quantity: 3, termEnds: 'P60D' }],
      }),
    )
    const client = await aClient(await anEmulator({ products, customers }))
    const catalog = await client.partnerCenter('GET', '/v1/products?country=US&targetView=OnlineServices')
    expect(catalog.text).toContain('Northwind Suite')
    expect(catalog.text).not.toContain('Northwind Old')
    const all = (await client.emulator('GET', '/customers')).body
    const truth = async (n: number) => (await client.emulator('GET', `/customers/${textAt(all, `customers.${n}.id`)}`)).body
    const [a, b] = [await truth(0), await truth(1)]
    expect(at(a, 'subscriptions.0.skuId')).not.toBe(at(b, 'subscriptions.0.skuId'))
    expect(at(a, 'subscriptions.0.offerId')).not.toBe(at(b, 'subscriptions.0.offerId'))
    expect(at(a, 'subscriptions.0.synthetic')).toEqual(expect.arrayContaining(['offerId', 'skuId']))
    expect(at(a, 'skus.0.synthetic')).toBe(true)
  })
})

test('the example in the documentation loads', async () => {
  const page = await readFile(new URL('../../docs/estate-format.md', import.meta.url), 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const estate = await readEstateFile(await aFile('example.yaml', example))
  const emulator = await startEmulator({ estate })
  onTestFinished(() => emulator.close())
  expect(emulator.people.length).toBeGreaterThan(0)
})
