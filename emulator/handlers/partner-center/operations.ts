import type { Operation } from '../../http/operation.ts'
import { agreementOperations } from './agreements.ts'
import { auditOperations } from './audit-records.ts'
import { cartOperations } from './carts.ts'
import { customerOperations } from './customers.ts'
import { offerOperations } from './offers.ts'
import { orderOperations } from './orders.ts'
import { productOperations } from './products.ts'
import { qualificationOperations } from './qualifications.ts'
import { subscriptionOperations } from './subscriptions.ts'

/** Everything of Partner Center that is built. What is not here answers 501. */
export const partnerCenterOperations: readonly Operation[] = [
  ...customerOperations,
  ...qualificationOperations,
  ...agreementOperations,
  ...subscriptionOperations,
  ...offerOperations,
  ...productOperations,
  ...cartOperations,
  ...orderOperations,
  ...auditOperations,
]
