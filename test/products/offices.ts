import type { Estate } from '../../emulator/estates/estate.ts'

/**
 * Office 365 E1 at Harbor, which is to be replaced; Office 365 E3 at Lagoon, which stays. Only Cove has what a retirement names. Lagoon and
 * Cove have two products under one name.
 */
export const OFFICES: Estate = {
  format: 1,
  name: 'offices',
  clock: '2026-01-15T00:00:00Z',
  partner: { name: 'Practice Partner', country: 'US' },
  customers: [
    {
      name: 'Harbor',
      domain: 'harbor.example',
      country: 'US',
      subscriptions: [{ product: 'o365-e1', family: 'legacy', quantity: 5, termEnds: 'P300D', autoRenew: false, retired: true }],
      users: [
        { upn: 'megan@harbor.example', usageLocation: 'US', licenses: [{ product: 'o365-e1', disabledPlans: ['SWAY'] }] },
        { count: 3, namePattern: 'user{n}@harbor.example', usageLocation: 'US', licenses: [{ product: 'o365-e1' }] },
      ],
    },
    {
      name: 'Lagoon',
      domain: 'lagoon.example',
      country: 'US',
      subscriptions: [
        { product: 'o365-e3', family: 'legacy', quantity: 3, termEnds: 'P300D', autoRenew: false },
        { product: 'o365-e5', family: 'legacy', quantity: 1, termEnds: 'P300D', offerName: 'Office Bundle' },
      ],
      users: [{ count: 2, namePattern: 'user{n}@lagoon.example', usageLocation: 'US', licenses: [{ product: 'o365-e3' }] }],
    },
    {
      name: 'Cove',
      domain: 'cove.example',
      country: 'US',
      subscriptions: [
        { product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P300D', autoRenew: false },
        { product: 'o365-f3', family: 'legacy', quantity: 1, termEnds: 'P300D', offerName: 'Office Bundle' },
      ],
      users: [{ count: 1, namePattern: 'user{n}@cove.example', usageLocation: 'US', licenses: [{ product: 'o365-e4' }] }],
    },
  ],
}
