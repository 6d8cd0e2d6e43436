import type { CustomerId, SubscriptionId } from '../../domain/id.ts'
import type { Customer, LegacyOffer, Qualification } from '../../domain/snapshot.ts'
import type { RequestIds } from '../http/request-ids.ts'
import type { Agreement } from './agreement.ts'
import type { AuditRecord } from './audit-record.ts'
import type { Cart, CheckoutResult, NewCartLine } from './cart.ts'
import type { CustomerDetails } from './customer-details.ts'
import type { Availability, MarketQuery, Product, ProductSku } from './market.ts'
import type { Order, OrderLineProvisioning } from './order.ts'
import type { WireSubscription } from './schema.ts'
import type { PatchOutcome, ProvisioningStatus, SubscriptionRead } from './subscription-read.ts'

/**
 * Partner Center, the part that moves a customer from one subscription to another.
 *
 * Reads wait out throttling and short outages. Every method throws `ProviderError`; its `kind` says what to do next, and a
 * write whose outcome is not known is never repeated here. Writes take the ids that the caller has stored.
 */
export interface PartnerCenter {
  /** The types of agreement that customers accept. Needs the signed-in person's token, and no customer. */
  listAgreementTypes(): Promise<readonly string[]>
  /** All customers, a page (up to 500) at a time. */
  listCustomers(): AsyncGenerator<readonly Customer[]>
  getCustomer(customer: CustomerId): Promise<CustomerDetails>
  /** What the customer is vetted for, or being vetted. Empty for an ordinary company. */
  listQualifications(customer: CustomerId): Promise<readonly Qualification[]>
  /** Whether anything may be sold to the customer. Needs the signed-in person's token. */
  findAgreement(customer: CustomerId): Promise<Agreement>

  /** Every subscription of a customer, in every state, of every product family. */
  listSubscriptions(customer: CustomerId): Promise<readonly SubscriptionRead[]>
  getSubscription(customer: CustomerId, subscription: SubscriptionId): Promise<SubscriptionRead>
  /** Legacy add-ons of a base subscription. */
  listAddOns(customer: CustomerId, subscription: SubscriptionId): Promise<readonly SubscriptionRead[]>
  /**
   * Reads the subscription, lets `change` return a copy with one member changed, and sends the whole of it back.
   * `change` may be async: what it stores is stored before anything is sent. What it throws, this throws.
   * Nothing is read back here: state `accepted` means that the change shows later. Kind `drifted` when the subscription changed in between (code 2055, or 412).
   */
  patchSubscription(customer: CustomerId, subscription: SubscriptionId, change: SubscriptionChange, ids: RequestIds): Promise<PatchOutcome>
  /** Undefined while there is nothing to see yet (404, code 800007). Needs the signed-in person's token. */
  findProvisioningStatus(customer: CustomerId, subscription: SubscriptionId): Promise<ProvisioningStatus | undefined>

  /** Online services for sale in a market: NCE, and legacy where it is still sold. */
  listProducts(query: MarketQuery): Promise<readonly Product[]>
  findProduct(productId: string, country: string): Promise<Product | undefined>
  listSkus(productId: string, query: MarketQuery): Promise<readonly ProductSku[]>
  listAvailabilities(productId: string, skuId: string, query: MarketQuery): Promise<readonly Availability[]>

  /** The legacy offers that this customer may buy, without trials. Segment and qualification have been looked at already. */
  listCustomerOffers(customer: CustomerId): Promise<readonly LegacyOffer[]>

  /** A line that cannot be bought carries its `error`; the cart exists all the same. */
  createCart(customer: CustomerId, lines: readonly NewCartLine[], ids: RequestIds): Promise<Cart>
  /** Undefined when the cart is gone (404, code 800008), by expiry too. */
  findCart(customer: CustomerId, cartId: string): Promise<Cart | undefined>
  /**
   * Buys what is in the cart. Groups that failed are in `orderErrors`. Kind `drifted` with code 400019: an availability
   * is stale, make a new cart. Kind `outcome-unknown` with code 800065 or 800064: this cart was, or is being, checked out by
   * another request: look for its orders.
   */
  checkout(customer: CustomerId, cartId: string, ids: RequestIds): Promise<CheckoutResult>

  listOrders(customer: CustomerId): Promise<readonly Order[]>
  /** An order answers here at once, in the list up to 15 minutes late. */
  findOrder(customer: CustomerId, orderId: string): Promise<Order | undefined>
  /** Needs the signed-in person's token. Empty while there is nothing to see yet. */
  listOrderProvisioning(customer: CustomerId, orderId: string): Promise<readonly OrderLineProvisioning[]>

  /** What was done for a customer since a day (`YYYY-MM-DD`), as Partner Center's own audit has it; kept 90 days. */
  listAuditRecords(customer: CustomerId, since: string): AsyncGenerator<readonly AuditRecord[]>
}

export type SubscriptionChange = (wire: WireSubscription) => WireSubscription | Promise<WireSubscription>
