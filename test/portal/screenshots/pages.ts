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
  /** Domain of a customer whose users still have what is retired, and one of them. */
  readonly waiting: string
  readonly waitingUser: string
  /** Domain of a customer of whom nothing is under way. */
  readonly open: string
}

/** Every page, by the name of its picture: the address that it is shown at. */
export const PAGES: Readonly<Record<string, (shown: Shown) => string>> = {
  'needs-you': () => '/',
  customers: () => '/customers',
  customer: ({ customer }) => `/customers/${customer}`,
  'customer-users': ({ waiting }) => `/customers/${waiting}/users`,
  'customer-add-subscriptions': ({ open }) => `/customers/${open}/add-subscriptions`,
  'customer-licenses': ({ waiting, waitingUser }) => `/customers/${waiting}/licenses?users=${waitingUser}`,
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
  undo: ({ run }) => `/undo?run=${run}`,
  deadlines: () => '/deadlines',
  log: () => '/log',
  connections: () => '/connections',
  users: ({ waitingUser }) => `/users?q=${waitingUser.replace(/@.*/, '')}`,
  user: ({ user }) => `/users/${user}`,
  'not-found': () => '/nowhere',
  'signed-out': () => '/signed-out',
}

export const LANGUAGE_FOLDERS = { 'en-US': 'en', 'it-IT': 'it', 'sv-SE': 'sv' } as const
