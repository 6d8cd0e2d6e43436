import { ACCESS_CODES } from './codes/access.ts'
import { CART_LINE_CODES } from './codes/cart-line.ts'
import { CART_CODES } from './codes/cart.ts'
import { CATALOG_CODES } from './codes/catalog.ts'
import { CUSTOMER_CODES } from './codes/customer.ts'
import { GRAPH_LICENSE_CODES } from './codes/graph-licenses.ts'
import { GRAPH_SERVICE_CODES } from './codes/graph-service.ts'
import { LICENSE_CODES } from './codes/licenses.ts'
import { LIMIT_CODES } from './codes/limits.ts'
import { ORDER_CODES } from './codes/order.ts'
import { RESELLER_CODES } from './codes/reseller.ts'
import { REQUEST_CODES } from './codes/request.ts'
import { SIGN_IN_CODES } from './codes/sign-in.ts'
import { SUBSCRIPTION_CODES } from './codes/subscription.ts'
import { TERM_CODES } from './codes/term.ts'
import { TRANSITION_CODES } from './codes/transition.ts'
import { WINDOW_CODES } from './codes/windows.ts'
import type { CodeRow } from './explanation.ts'

/** Every code that is explained, by API and group. */
export const CODE_ROWS: readonly CodeRow[] = [
  ...[
    ...ACCESS_CODES,
    ...RESELLER_CODES,
    ...CUSTOMER_CODES,
    ...CATALOG_CODES,
    ...LIMIT_CODES,
    ...CART_CODES,
    ...CART_LINE_CODES,
    ...ORDER_CODES,
  ],
  ...[...SUBSCRIPTION_CODES, ...WINDOW_CODES, ...TERM_CODES, ...TRANSITION_CODES, ...LICENSE_CODES, ...REQUEST_CODES],
  ...[...GRAPH_LICENSE_CODES, ...GRAPH_SERVICE_CODES, ...SIGN_IN_CODES],
]
