import type { Estate, EstateCustomer } from '../../emulator/estates/estate.ts'

const E4 = { product: 'o365-e4', family: 'legacy', autoRenew: false } as const
const E3 = { product: 'o365-e3', family: 'nce', autoRenew: true, term: 'P1Y', billingCycle: 'monthly' } as const

/** Seven customers of whom each can be told from the others by something that a list shows. */
export function aBookToLookAt(): Estate {
  return {
    format: 1,
    name: 'look',
    clock: '2026-01-15T00:00:00Z',
    partner: { name: 'Practice Partner', country: 'US' },
    people: [
      { name: 'Adele Vance', upn: 'adele@partner.example', role: 'adminAgent' },
      { name: 'Lidia Holloway', upn: 'lidia@partner.example', role: 'salesAgent' },
    ],
    customers: [
      {
        ...aCustomer('Contoso', 'of six users one is disabled, and one has not signed in for four months; four seats are nobody’s'),
        subscriptions: [{ ...E4, quantity: 10, termEnds: 'P20D' }],
        users: [
          {
            ...holder('megan@contoso.example'),
            displayName: 'Megan Bowen',
            lastSignIn: 'P2D',
            licenses: [{ product: 'o365-e4', disabledPlans: ['SWAY'] }],
          },
          { ...holder('ann@contoso.example'), accountEnabled: false, lastSignIn: 'P2D' },
          { ...holder('bo@contoso.example'), lastSignIn: 'P120D' },
          { ...holder('cy@contoso.example'), lastSignIn: 'P3D' },
          { ...holder('di@contoso.example'), lastSignIn: 'P3D' },
          { ...holder('ed@contoso.example'), lastSignIn: 'P3D' },
        ],
      },
      {
        ...aCustomer('Fabrikam', 'two of three have it through a group, and the directory does not say when anybody signed in'),
        subscriptions: [{ ...E4, quantity: 3, termEnds: 'P200D' }],
        groups: [{ name: 'Team', licenses: [{ product: 'o365-e4' }], members: ['gus@fabrikam.example', 'hal@fabrikam.example'] }],
        users: [
          holder('fay@fabrikam.example'),
          { upn: 'gus@fabrikam.example', usageLocation: 'US' },
          { upn: 'hal@fabrikam.example', usageLocation: 'US' },
        ],
      },
      {
        ...aCustomer('Tailspin', 'another retirement'),
        subscriptions: [{ product: 'kaizala-pro', family: 'legacy', autoRenew: false, quantity: 5, termEnds: 'P100D' }],
        users: [{ upn: 'ivy@tailspin.example', usageLocation: 'US', licenses: [{ product: 'kaizala-pro' }] }],
      },
      {
        ...aCustomer('Älvdalen Bygg', 'nothing retired, and a term that is renewed soon'),
        domain: 'alvdalen.example',
        subscriptions: [{ ...E3, quantity: 7, termEnds: 'P10D' }],
      },
      {
        ...aCustomer('Zava', 'nothing retired, and a term that ends far from now'),
        subscriptions: [{ ...E3, quantity: 2, termEnds: 'P300D' }],
      },
      {
        ...aCustomer('Wingtip', 'what was retired is suspended already'),
        subscriptions: [{ ...E4, quantity: 4, termEnds: 'P50D', status: 'suspended' }],
      },
      { ...aCustomer('Litware', 'it cannot be read'), subscriptions: [{ ...E4, quantity: 9, termEnds: 'P50D' }] },
    ],
  }
}

function aCustomer(name: string, why: string): EstateCustomer {
  return { name, domain: `${name.toLowerCase()}.example`, country: 'US', agreementSigned: true, appConsent: true, why }
}

function holder(upn: string) {
  return { upn, usageLocation: 'US', licenses: [{ product: 'o365-e4' }] }
}
