import type { Connection } from './connection.ts'
import type { Graph } from './graph.ts'
import { listAdminRelationships } from './operations/admin-relationships.ts'
import { assignLicense, batchAssign } from './operations/assign-license.ts'
import { batchGetUsers } from './operations/batch-get-users.ts'
import { listDirectorySubscriptions, listSubscribedSkus } from './operations/directory.ts'
import {
  assignGroupLicense,
  batchReprocess,
  findGroup,
  listGroupMembers,
  listLicensedGroups,
  listMembersInError,
} from './operations/groups.ts'
import { listSignIns } from './operations/sign-ins.ts'
import { readStorage } from './operations/storage.ts'
import { batchSetUsageLocation } from './operations/usage-location.ts'
import { findAnyUser, findUser, listHolders } from './operations/users.ts'

/** Graph over HTTP, as the signed-in person unless the connection says otherwise. */
export function createGraph(connection: Connection): Graph {
  return {
    listDirectorySubscriptions: (customer) => listDirectorySubscriptions(connection, customer),
    listSubscribedSkus: (customer) => listSubscribedSkus(connection, customer),
    listHolders: (customer, sku) => listHolders(connection, customer, sku),
    findAnyUser: (customer) => findAnyUser(connection, customer),
    findUser: (customer, idOrUpn) => findUser(connection, customer, idOrUpn),
    batchGetUsers: (customer, users) => batchGetUsers(connection, customer, users),
    listLicensedGroups: (customer, sku) => listLicensedGroups(connection, customer, sku),
    findGroup: (customer, group) => findGroup(connection, customer, group),
    listGroupMembers: (customer, group) => listGroupMembers(connection, customer, group),
    listMembersInError: (customer, group) => listMembersInError(connection, customer, group),
    listSignIns: (customer, sku) => listSignIns(connection, customer, sku),
    readStorage: (customer) => readStorage(connection, customer),
    listAdminRelationships: (only) => listAdminRelationships(connection, only),
    assignLicense: (customer, user, change, ids) => assignLicense(connection, customer, user, change, ids),
    batchAssign: (customer, items, ids) => batchAssign(connection, customer, items, ids),
    assignGroupLicense: (customer, group, change, ids) => assignGroupLicense(connection, customer, group, change, ids),
    batchReprocess: (customer, users, ids) => batchReprocess(connection, customer, users, ids),
    batchSetUsageLocation: (customer, items, ids) => batchSetUsageLocation(connection, customer, items, ids),
  }
}
