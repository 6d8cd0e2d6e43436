import type { Connection } from './connection.ts'
import { listAuditRecords } from './operations/audit-records.ts'
import { checkout, createCart, findCart } from './operations/carts.ts'
import { getCustomer, listCustomers } from './operations/customers.ts'
import { findAgreement, listAgreementTypes, listCustomerOffers, listQualifications } from './operations/eligibility.ts'
import { findProduct, listAvailabilities, listProducts, listSkus } from './operations/market.ts'
import { findOrder, listOrderProvisioning, listOrders } from './operations/orders.ts'
import { findProvisioningStatus, getSubscription, listAddOns, listSubscriptions, patchSubscription } from './operations/subscriptions.ts'
import type { PartnerCenter } from './partner-center.ts'

/** Partner Center over HTTP. Purchases and commerce reads go as the application, what refuses that as the signed-in person. */
export function createPartnerCenter(connection: Connection): PartnerCenter {
  return {
    listAgreementTypes: () => listAgreementTypes(connection),
    listCustomers: () => listCustomers(connection),
    getCustomer: (customer) => getCustomer(connection, customer),
    listQualifications: (customer) => listQualifications(connection, customer),
    findAgreement: (customer) => findAgreement(connection, customer),
    listSubscriptions: (customer) => listSubscriptions(connection, customer),
    getSubscription: (customer, subscription) => getSubscription(connection, customer, subscription),
    listAddOns: (customer, subscription) => listAddOns(connection, customer, subscription),
    patchSubscription: (customer, subscription, change, ids) => patchSubscription(connection, customer, subscription, change, ids),
    findProvisioningStatus: (customer, subscription) => findProvisioningStatus(connection, customer, subscription),
    listProducts: (query) => listProducts(connection, query),
    findProduct: (productId, country) => findProduct(connection, productId, country),
    listSkus: (productId, query) => listSkus(connection, productId, query),
    listAvailabilities: (productId, skuId, query) => listAvailabilities(connection, productId, skuId, query),
    listCustomerOffers: (customer) => listCustomerOffers(connection, customer),
    createCart: (customer, lines, ids) => createCart(connection, customer, lines, ids),
    findCart: (customer, cartId) => findCart(connection, customer, cartId),
    checkout: (customer, cartId, ids) => checkout(connection, customer, cartId, ids),
    listOrders: (customer) => listOrders(connection, customer),
    findOrder: (customer, orderId) => findOrder(connection, customer, orderId),
    listOrderProvisioning: (customer, orderId) => listOrderProvisioning(connection, customer, orderId),
    listAuditRecords: (customer, since) => listAuditRecords(connection, customer, since),
  }
}
