import type { Estate, EstateCustomer, EstateUser } from '../../emulator/estates/estate.ts'

/** Ten customers: nothing is in the way of Ginkgo, and of each other something that an answer clears, with `CHOICES_TO_FIX`. */
export function anEstateToFix(): Estate {
  return {
    format: 1,
    name: 'to-fix',
    clock: '2026-01-15T00:00:00Z',
    partner: { name: 'Practice Partner', country: 'US' },
    customers: [
      aCustomer('Alder', E4, [quiet('ann'), nowhere('bo'), nowhere('cy')], 'nobody knows where two users are'),
      aCustomer('Birch', E4, [talking('di'), talking('ed')], 'two users would lose a voice service'),
      aCustomer('Cedar', { ...KAIZALA, quantity: 350 }, [holding('fay'), holding('gus')], 'more seats than one subscription may have'),
      aCustomer('Dogwood', KAIZALA, [holding('hal')], 'an option for students'),
      aCustomer('Elm', { ...E4, termEnds: 'P2D' }, [quiet('ivy')], 'the term is nearly over'),
      aCustomer('Fir', KAIZALA, [holding('jo'), holding('kim')], 'licenses are taken off who have nothing else'),
      aCustomer('Ginkgo', E4, [quiet('lee')], 'nothing is in the way'),
      aCustomer('Hazel', E4, [quiet('max'), quiet('ned')], 'a seat for one of two'),
      aCustomer('Ivy', E4, [quiet('ola')], 'a term that nobody sells'),
      aCustomer('Juniper', E4, [talking('pat')], 'stays as it is for now'),
    ],
  }
}

/** What leaves nine of the ten blocked. */
export const CHOICES_TO_FIX = {
  newServices: 'off',
  options: { 'office-365-e4': 'office-365-e3', 'kaizala-pro': 'microsoft-365-business-standard' },
  hold: { hours: 0 },
  customers: {
    'dogwood.example': { options: { 'kaizala-pro': 'office-365-a3-students' } },
    'fir.example': { options: { 'kaizala-pro': 'remove-only' } },
    'hazel.example': { seatLimits: { maximum: 1 } },
    'ivy.example': { term: 'P3Y', billingCycle: 'annual' },
  },
} as const

const E4 = { product: 'o365-e4', quantity: 4, termEnds: 'P300D' } as const
const KAIZALA = { product: 'kaizala-pro', quantity: 4, termEnds: 'P300D' } as const

interface Old {
  readonly product: string
  readonly quantity: number
  readonly termEnds: string
}

/** Users are given by the first part of their names. */
function aCustomer(name: string, old: Old, users: readonly EstateUser[], why: string): EstateCustomer {
  const domain = `${name.toLowerCase()}.example`
  return {
    ...{ name, domain, country: 'US', why },
    subscriptions: [{ ...old, family: 'legacy', autoRenew: false }],
    users: users.map((user) => ({ ...user, upn: `${user.upn}@${domain}` })),
  }
}

function quiet(upn: string): EstateUser {
  return { upn, usageLocation: 'US', licenses: [{ product: 'o365-e4', disabledPlans: ['MCOVOICECONF'] }] }
}

function nowhere(upn: string): EstateUser {
  return { upn, licenses: [{ product: 'o365-e4', disabledPlans: ['MCOVOICECONF'] }] }
}

function talking(upn: string): EstateUser {
  return { upn, usageLocation: 'US', licenses: [{ product: 'o365-e4' }] }
}

function holding(upn: string): EstateUser {
  return { upn, usageLocation: 'US', licenses: [{ product: 'kaizala-pro' }] }
}
