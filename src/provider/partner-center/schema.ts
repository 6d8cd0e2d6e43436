import { z } from 'zod'

// The members we act on; everything else is kept, since a PATCH resets what it leaves out and a new member on their side is
// no incident on ours. Nulls, absent members and empty strings all mean "none" (Partner Center REST, JSON, 2023-10).
const text = z.string().nullish()
const count = z.number().nullish()
/** Enumerations come as words in any casing, and from old services as their position. */
const word = z.union([z.string(), z.number()]).nullish()

const Attributes = z.looseObject({ etag: text }).nullish()

export const WireCustomer = z.looseObject({
  id: text,
  companyProfile: z.looseObject({ tenantId: text, domain: text, companyName: text }).nullish(),
  billingProfile: z.looseObject({ culture: text, defaultAddress: z.looseObject({ country: text }).nullish() }).nullish(),
  relationshipToPartner: text,
})
export type WireCustomer = z.infer<typeof WireCustomer>

export const WireSubscription = z.looseObject({
  id: z.string().min(1),
  offerId: text,
  offerName: text,
  friendlyName: text,
  quantity: count,
  status: word,
  autoRenewEnabled: z.boolean().nullish(),
  isTrial: z.boolean().nullish(),
  parentSubscriptionId: text,
  creationDate: text,
  commitmentEndDate: text,
  commitmentEndDateTime: text,
  cancellationAllowedUntilDate: text,
  termDuration: text,
  billingCycle: word,
  partnerId: text,
  orderId: text,
  scheduledActions: z.array(z.looseObject({ scheduleType: word, actionType: word })).nullish(),
  scheduledNextTermInstructions: z
    .looseObject({ product: z.looseObject({ termDuration: text, billingCycle: word }).nullish(), quantity: count })
    .nullish(),
  attributes: Attributes,
})
/** A subscription with every member that was answered. */
export type WireSubscription = z.infer<typeof WireSubscription>

export const WireProvisioningStatus = z.looseObject({ skuId: z.string().min(1), status: word, quantity: count })
export type WireProvisioningStatus = z.infer<typeof WireProvisioningStatus>

export const WireProduct = z.looseObject({
  id: z.string().min(1),
  title: text,
  productType: z.looseObject({ id: text, displayName: text }).nullish(),
})
export type WireProduct = z.infer<typeof WireProduct>

export const WireSku = z.looseObject({
  id: z.string().min(1),
  productId: text,
  title: text,
  minimumQuantity: count,
  maximumQuantity: count,
  isTrial: z.boolean().nullish(),
  // "Dynamic": what is not a member of every answer.
  dynamicAttributes: z
    .looseObject({ isAddon: z.boolean().nullish(), provisioningId: text, prerequisiteSkus: z.array(z.string()).nullish() })
    .nullish(),
})
export type WireSku = z.infer<typeof WireSku>

export const WireAvailability = z.looseObject({
  id: z.string().min(1),
  productId: text,
  skuId: text,
  catalogItemId: text,
  defaultCurrency: z.looseObject({ code: text }).nullish(),
  segment: text,
  country: text,
  isPurchasable: z.boolean().nullish(),
  sku: z.looseObject({ title: text }).nullish(),
  terms: z.array(z.looseObject({ duration: text, billingCycle: word, description: text })).nullish(),
})
export type WireAvailability = z.infer<typeof WireAvailability>

export const WireOffer = z.looseObject({
  id: z.string().min(1),
  name: text,
  minimumQuantity: count,
  maximumQuantity: count,
  isAddOn: z.boolean().nullish(),
  isTrial: z.boolean().nullish(),
  isAvailableForPurchase: z.boolean().nullish(),
  prerequisiteOffers: z.array(z.string()).nullish(),
  supportedBillingCycles: z.array(word).nullish(),
  product: z.looseObject({ id: text }).nullish(),
})
export type WireOffer = z.infer<typeof WireOffer>

export const WireQualification = z.looseObject({ qualification: word, vettingStatus: word })
export type WireQualification = z.infer<typeof WireQualification>

export const WireAgreement = z.looseObject({ dateAgreed: text, type: word })
export type WireAgreement = z.infer<typeof WireAgreement>

export const WireAgreementTemplate = z.looseObject({ agreementType: word })

export const WireDirectSigned = z.looseObject({ isSigned: z.boolean().nullish() })

export const WireCartLine = z.looseObject({
  id: count,
  catalogItemId: text,
  quantity: count,
  friendlyName: text,
  billingCycle: word,
  termDuration: text,
  orderGroup: word,
  currencyCode: text,
  pricing: z.looseObject({ listPrice: count, price: count, extendedPrice: count }).nullish(),
  error: z.looseObject({ errorCode: word, errorDescription: text }).nullish(),
})
export type WireCartLine = z.infer<typeof WireCartLine>

export const WireCart = z.looseObject({
  id: z.string().min(1),
  status: word,
  expirationTimestamp: text,
  lineItems: z.array(WireCartLine).nullish(),
})
export type WireCart = z.infer<typeof WireCart>

export const WireOrderLine = z.looseObject({
  lineItemNumber: count,
  offerId: text,
  quantity: count,
  friendlyName: text,
  transactionType: word,
  subscriptionId: text,
})
export type WireOrderLine = z.infer<typeof WireOrderLine>

export const WireOrder = z.looseObject({
  id: z.string().min(1),
  status: word,
  creationDate: text,
  currencyCode: text,
  totalPrice: count,
  lineItems: z.array(WireOrderLine).nullish(),
})
export type WireOrder = z.infer<typeof WireOrder>

export const WireCheckoutResult = z.looseObject({
  orders: z.array(WireOrder).nullish(),
  orderErrors: z.array(z.looseObject({ orderGroupId: word, code: word, description: text })).nullish(),
})
export type WireCheckoutResult = z.infer<typeof WireCheckoutResult>

export const WireLineProvisioning = z.looseObject({
  lineItemNumber: count,
  status: word,
  quantityProvisioningInformation: z.array(z.looseObject({ quantity: count, status: word })).nullish(),
})
export type WireLineProvisioning = z.infer<typeof WireLineProvisioning>

export const WireAuditRecord = z.looseObject({
  id: z.string().min(1),
  customerId: text,
  userPrincipalName: text,
  resourceType: word,
  operationType: word,
  operationStatus: word,
  operationDate: text,
  originalCorrelationId: text,
  customizedData: z.array(z.looseObject({ key: text, value: text })).nullish(),
})
export type WireAuditRecord = z.infer<typeof WireAuditRecord>
