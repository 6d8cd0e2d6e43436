import type { Estate, EstateCustomer, EstateSubscription, EstateUser } from '../../emulator/estates/estate.ts'

/** The same in every customer: what they have of Office 365 E3. */
export const SUBSCRIPTION = '0f1e2d3c-4b5a-4968-8776-655443322110'

/** A customer for each reason why seats, units and licenses can differ without a migration of ours. */
export function anUnequalEstate(): Estate {
  return {
    format: 1,
    name: 'unequal',
    clock: '2026-03-02T08:00:00Z',
    partner: { name: 'Practice Partner', country: 'US' },
    customers: [
      aCustomer('Contoso', 5, 5, 'everything agrees'),
      aCustomer('Fabrikam', 5, 20, 'has more from another partner', {}, [{ ...E3, quantity: 15, soldBy: 'another-partner' }]),
      aCustomer('Tailspin', 5, 5, 'tries more of it, from Microsoft', {}, [{ ...E3, quantity: 25, soldBy: 'microsoft', trial: true }]),
      aCustomer('Litware', 4, 0, 'Microsoft could not set up what was bought', { provisioning: 'failed' }),
      aCustomer('Northwind', 6, 6, 'is in grace', { status: 'expired' }),
      aCustomer('Adatum', 10, 10, 'will have fewer seats'),
      aCustomer('Proseware', 8, 8, 'will be suspended'),
      {
        ...aCustomer('Wingtip', 6, 6, 'has an add-on that feeds its own SKU', { id: 'base', family: 'legacy' }),
        subscriptions: [
          { ...E3, id: 'base', family: 'legacy', quantity: 6 },
          { ...E3, family: 'legacy', quantity: 6, parent: 'base', offerName: 'Office 365 E3 Add-On' },
        ],
      },
      {
        ...aCustomer('Woodgrove', 4, 0, 'somebody will leave'),
        subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: 4, termEnds: 'P300D', autoRenew: false }],
        users: users('woodgrove.example', 4, 'o365-e4'),
      },
      aCustomer('Alpine', 5, 5, 'its directory will be refused'),
      aCustomer('Coho', 5, 4, 'its users will be listed as they were a while ago'),
      aCustomer('Relecloud', 3, 3, 'nothing of it will be readable'),
    ],
  }
}

const E3 = { product: 'o365-e3', family: 'nce', termEnds: 'P200D' } as const satisfies Partial<EstateSubscription>

function aCustomer(
  name: string,
  quantity: number,
  holders: number,
  why: string,
  own: Partial<EstateSubscription> = {},
  others: readonly EstateSubscription[] = [],
): EstateCustomer {
  const domain = `${name.toLowerCase()}.example`
  return {
    ...{ name, domain, country: 'US', why, users: users(domain, holders, 'o365-e3') },
    subscriptions: [{ ...E3, id: SUBSCRIPTION, quantity, ...own }, ...others],
  }
}

function users(domain: string, count: number, product: string): readonly EstateUser[] {
  return Array.from({ length: count }, (_, i) => ({ upn: `user${i + 1}@${domain}`, usageLocation: 'US', licenses: [{ product }] }))
}
