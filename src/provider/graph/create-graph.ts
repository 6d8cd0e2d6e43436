import type { Connection } from './connection.ts'
import type { Graph } from './graph.ts'
import { assignLicense, batchAssign } from './operations/assign-license.ts'
import { batchGetUsers } from './operations/batch-get-users.ts'
import { listDirectorySubscriptions, listSubscribedSkus } from './operations/directory.ts'
import { findUser, listHolders } from './operations/users.ts'

/** Graph over HTTP, as the signed-in person unless the connection says otherwise. */
export function createGraph(connection: Connection): Graph {
  return {
    listDirectorySubscriptions: (customer) => listDirectorySubscriptions(connection, customer),
    listSubscribedSkus: (customer) => listSubscribedSkus(connection, customer),
    listHolders: (customer, sku) => listHolders(connection, customer, sku),
    findUser: (customer, idOrUpn) => findUser(connection, customer, idOrUpn),
    batchGetUsers: (customer, users) => batchGetUsers(connection, customer, users),
    assignLicense: (customer, user, change, ids) => assignLicense(connection, customer, user, change, ids),
    batchAssign: (customer, items, ids) => batchAssign(connection, customer, items, ids),
  }
}
