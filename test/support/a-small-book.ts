import type { Estate, EstateCustomer, EstateUser, EstateUsers } from '../../emulator/estates/estate.ts'

/** Two customers of Office 365 E4, one of them with switched-off services to carry over, and one of Kaizala Pro. */
export function aSmallBook({
  contoso,
  fabrikam,
  tailspin,
}: {
  readonly contoso: number
  readonly fabrikam: number
  readonly tailspin: number
}): Estate {
  return {
    format: 1,
    name: 'small',
    clock: '2026-01-15T00:00:00Z',
    partner: { name: 'Practice Partner', country: 'US' },
    customers: [
      aCustomer('Contoso', 'o365-e4', contoso, 'the largest: several batches'),
      aCustomer('Fabrikam', 'o365-e4', fabrikam, 'one person has a service switched off, another has no usage location', [
        {
          upn: 'megan@fabrikam.example',
          usageLocation: 'US',
          licenses: [{ product: 'o365-e4', disabledPlans: ['SWAY', 'YAMMER_ENTERPRISE'] }],
        },
        // Given one before the swap.
        { upn: 'nestor@fabrikam.example', licenses: [{ product: 'o365-e4' }] },
      ]),
      aCustomer('Tailspin', 'kaizala-pro', tailspin, 'another product, the SKU of which is not public'),
    ],
  }
}

/** Two people more for each customer of this name, who have the old product through a group. */
export function withGroup(estate: Estate, name: string): Estate {
  const members = (domain: string): readonly string[] => [`dana@${domain}`, `ed@${domain}`]
  return {
    ...estate,
    customers: (estate.customers ?? []).map((customer) => {
      const { domain, subscriptions = [], users = [] } = customer
      const product = subscriptions[0]?.product
      if (customer.name !== name || product === undefined) return customer
      return {
        ...customer,
        groups: [{ name: 'Team', licenses: [{ product }], members: members(domain) }],
        users: [...users, ...members(domain).map((upn) => ({ upn, usageLocation: 'US' }))],
      }
    }),
  }
}

/** Zero hours of cool-down, so that a run settles within minutes of its own clock. */
export const QUICK_CHOICES = {
  newServices: 'off',
  voiceLoss: 'accept',
  usageLocation: 'customer-country',
  options: { 'office-365-e4': 'office-365-e3', 'kaizala-pro': 'office-365-e1' },
  hold: { hours: 0 },
} as const

function aCustomer(name: string, product: string, count: number, why: string, others: readonly EstateUser[] = []): EstateCustomer {
  const domain = `${name.toLowerCase()}.example`
  const alike: EstateUsers = { count, namePattern: `user{n}@${domain}`, usageLocation: 'US', licenses: [{ product }] }
  return {
    name,
    domain,
    country: 'US',
    why,
    subscriptions: [{ product, family: 'legacy', quantity: count + others.length + 2, termEnds: 'P300D', autoRenew: false }],
    users: [...others, alike],
  }
}
