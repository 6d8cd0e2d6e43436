/** Where each page is. What a page shows of its thing stands behind the `?`, and is the page's own. */
export const addressOf = {
  needsYou: '/',
  customers: '/customers',
  customer: (customer: string) => `/customers/${part(customer)}`,
  /** Users and licenses of one customer. */
  customerUsers: (customer: string) => `/customers/${part(customer)}/users`,
  addSubscriptions: (customer: string) => `/customers/${part(customer)}/add-subscriptions`,
  /** Of chosen users of one customer. */
  manageLicenses: (customer: string) => `/customers/${part(customer)}/licenses`,
  assignedLicenses: (customer: string) => `/customers/${part(customer)}/licenses/assigned`,
  subscriptions: '/subscriptions',
  subscription: (customer: string, subscription: string) => `/customers/${part(customer)}/subscriptions/${part(subscription)}`,
  user: (userPrincipalName: string) => `/users/${part(userPrincipalName)}`,
  retirements: '/retirements',
  retirement: (id: string) => `/retirements/${part(id)}`,
  plans: '/plans',
  newPlan: '/plans/new',
  plan: (plan: string) => `/plans/${part(plan)}`,
  preFlight: (plan: string) => `/plans/${part(plan)}/pre-flight`,
  planPart: (plan: string, customer: string) => `/plans/${part(plan)}/customers/${part(customer)}`,
  runs: '/runs',
  run: (run: string) => `/runs/${part(run)}`,
  runCustomer: (run: string, customer: string) => `/runs/${part(run)}/customers/${part(customer)}`,
  undo: '/undo',
  deadlines: '/deadlines',
  log: '/log',
  connections: '/connections',
} as const

function part(text: string): string {
  return encodeURIComponent(text)
}
