/** What the pages are shown with: one plan, one run of it, and somebody of it. */
export interface Shown {
  readonly plan: string
  readonly run: string
  /** Domain of a customer who is moved. */
  readonly customer: string
  /** Of that customer. */
  readonly user: string
  /** The retired one of that customer. */
  readonly subscription: string
}

/** Every page, by the name of its picture: the address that it is shown at. */
export const PAGES: Readonly<Record<string, (shown: Shown) => string>> = {
  'needs-you': () => '/',
  customers: () => '/customers',
  customer: ({ customer }) => `/customers/${customer}`,
  'customer-users': ({ customer }) => `/customers/${customer}/users`,
  'customer-add-subscriptions': ({ customer }) => `/customers/${customer}/add-subscriptions`,
  'customer-licenses': ({ customer, user }) => `/customers/${customer}/licenses?users=${user}`,
  'customer-licenses-assigned': ({ customer, user, run }) => `/customers/${customer}/licenses/assigned?run=${run}&users=${user}`,
  subscription: ({ customer, subscription }) => `/customers/${customer}/subscriptions/${subscription}`,
  subscriptions: () => '/subscriptions',
  retirements: () => '/retirements',
  retirement: () => '/retirements/office-365-e4',
  plans: () => '/plans',
  'plan-new': () => '/plans/new',
  'plan-new-options': () => '/plans/new?step=options',
  plan: ({ plan }) => `/plans/${plan}`,
  'plan-customer': ({ plan, customer }) => `/plans/${plan}/customers/${customer}`,
  'plan-pre-flight': ({ plan }) => `/plans/${plan}/pre-flight`,
  runs: () => '/runs',
  run: ({ run }) => `/runs/${run}`,
  'run-customer': ({ run, customer }) => `/runs/${run}/customers/${customer}`,
  undo: () => '/undo',
  deadlines: () => '/deadlines',
  log: () => '/log',
  connections: () => '/connections',
  users: () => '/users?q=meg',
  user: ({ user }) => `/users/${user}`,
  'not-found': () => '/nowhere',
  'signed-out': () => '/signed-out',
}

export const LANGUAGE_FOLDERS = { 'en-US': 'en', 'it-IT': 'it', 'sv-SE': 'sv' } as const
