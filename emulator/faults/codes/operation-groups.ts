/** Names of operations that fail alike. */
export const EVERY = ['*']
export const ORDER = ['checkout', 'createOrder', 'patchOrder']
export const CART = ['createCart', 'updateCart', 'checkout']
export const PURCHASE = ['createCart', 'updateCart', ...ORDER]
export const PATCH = ['patchSubscription']
export const PURCHASE_OR_PATCH = [...PURCHASE, ...PATCH]
export const BUY_OR_CHANGE_SEATS = [...ORDER, ...PATCH]
const ONE_SUBSCRIPTION = ['getSubscription', 'patchSubscription', 'listAddOns', 'getSubscriptionProvisioningStatus']
const ONE_ORDER = ['getOrder', 'patchOrder', 'getOrderProvisioningStatus']
export const ONE_CART = ['getCart', 'updateCart', 'checkout']
export const LEGACY_CATALOG = ['getOffer', 'listOfferAddOns', 'listOffers', 'listCustomerOffers']
export const NEW_CATALOG = ['listProducts', 'getProduct', 'listSkus', 'listAvailabilities']
export const AGREEMENTS = ['listAgreements', 'createAgreement', 'getDirectSignedAgreementStatus']
export const PAGED = ['listCustomers', 'listAuditRecords']

/** Operations of Partner Center about one customer. */
export const OF_A_CUSTOMER = [
  'getCustomer',
  'listQualifications',
  'createQualification',
  ...AGREEMENTS,
  'listSubscriptions',
  ...ONE_SUBSCRIPTION,
  'listOrders',
  ...ONE_ORDER,
  'createCart',
  ...ONE_CART,
  'createOrder',
  'listCustomerOffers',
  'listCustomerOfferCategories',
]

/** Operations of Graph about one user. */
export const OF_A_USER = ['getUser', 'updateUser', 'assignLicense', 'listLicenseDetails']
