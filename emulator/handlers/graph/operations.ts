import type { Operation } from '../../http/operation.ts'
import { adminRelationshipOperations } from './admin-relationships.ts'
import { batchOperation } from './batch.ts'
import { groupOperations } from './groups.ts'
import { organizationOperations } from './organization.ts'
import { reportDownload, reportOperations } from './reports.ts'
import { skuOperations } from './subscribed-skus.ts'
import { userOperations } from './users.ts'

const itemOperations: readonly Operation[] = [
  ...userOperations,
  ...groupOperations,
  ...skuOperations,
  ...organizationOperations,
  ...reportOperations,
]

/** Everything of Graph that is built. What is not here answers 501. */
export const graphOperations: readonly Operation[] = [
  ...itemOperations,
  ...adminRelationshipOperations,
  batchOperation(itemOperations),
  reportDownload,
]
