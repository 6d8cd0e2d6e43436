import { partnerCenterCode as code } from './code-row.ts'
import type { StatusCode } from './code-row.ts'
import { BUY_OR_CHANGE_SEATS, PATCH, PURCHASE_OR_PATCH } from './operation-groups.ts'

const PATCH_ORDER = ['patchOrder']
const PATCH_EITHER = ['patchOrder', 'patchSubscription']

/** Why a change of a subscription is refused (Partner Center REST, error codes, 2023-10). */
export const SUBSCRIPTION_CODES: readonly StatusCode[] = [
  code(400, 2001, 'The quantity cannot change while the subscription is suspended.', PATCH),
  code(400, 2002, 'The quantity is below the minimum or above the maximum of the offer.', BUY_OR_CHANGE_SEATS),
  code(400, 2006, 'Updates of subscriptions of this offer are not allowed.', PURCHASE_OR_PATCH, { otherStatuses: [403] }),
  code(400, 2011, 'The subscription is deleted and cannot be updated.', PATCH),
  code(400, 2012, 'The id of the subscription could not be mapped to the directory.', PATCH),
  code(400, 2054, 'The billing cycle is changed through the order, not through the subscription.', PATCH),
  code(400, 2055, 'The etag is outdated: read the subscription again and send the change with the new one.', PATCH_EITHER, {
    otherStatuses: [412],
  }),
  code(400, 6000, 'A subscription of this order is not active: its billing cycle cannot change.', PATCH_ORDER),
  code(400, 6001, 'The term does not support this billing cycle.', PATCH_ORDER),
  code(409, 27009, 'The add-on cannot be enabled while its parent is not active.', PATCH),
  code(400, 800021, 'This is not a valid subscription.', PATCH),
  code(403, 800027, 'The quantity of this item cannot change.', PATCH),
  code(403, 800028, 'The original term is no longer sold.', PATCH),
  code(400, 800040, 'This change of the status is not possible.', PATCH),
  code(400, 800041, 'The subscription is activated already.', PATCH),
  code(400, 800042, 'Activation is not supported for this subscription.', PATCH),
  code(400, 800072, 'The subscriptions of the order are not in step: the billing cycle cannot change.', PATCH_EITHER),
  code(400, 800080, 'The billing cycle cannot change to this one.', PATCH_EITHER),
  code(400, 800085, 'The billing cycle of this subscription cannot change.', PATCH_EITHER),
  code(404, 800076, 'The history of the subscription was not found.', PATCH),
  code(400, 800081, 'The subscription has to be activated first.', PATCH),
  code(409, 800082, 'The subscription is not ready for updates yet.', PATCH),
  code(400, 800090, 'The quantity cannot be reduced any more in this term.', PATCH),
  code(400, 800091, 'The subscription is suspended and cannot be updated.', PATCH),
  code(400, 800092, 'The quantity of this program cannot be increased.', PATCH),
  code(400, 800093, 'The subscription is not eligible for auto-renew.', PATCH),
  code(500, 800094, 'The update of the subscription failed.', PATCH),
  code(400, 800095, 'The quantity cannot be updated.', PATCH),
  code(400, 800096, 'The status cannot be updated.', PATCH),
  code(400, 800097, 'The billing cycle cannot be updated.', PATCH),
  code(400, 800098, 'The partner of record cannot be updated.', PATCH),
  code(400, 800107, 'The term of a trial cannot change.', PATCH),
  code(400, 800121, 'The term is invalid.', PATCH),
  code(400, 800122, 'The term is shorter than the current one.', PATCH),
  code(400, 900117, 'The cancellation window has passed.', PATCH),
  code(400, 900213, 'The cancellation window, in hours, has passed.', PATCH),
  code(400, 900214, 'The window for reducing seats, in hours, has passed.', PATCH),
  code(400, 900257, 'The window for reducing seats, in days, has passed.', PATCH),
  code(403, 900263, 'The method is not supported for legacy subscriptions.', PATCH),
  code(400, 900277, 'The subscription is expiring, it takes no more updates.', PATCH),
  code(409, 900278, 'An operation is pending: try again after 24 hours.', PATCH),
  code(400, 900279, 'The subscription takes no more updates.', PATCH),
  code(400, 900280, 'The subscription currently takes no updates.', PATCH),
  code(400, 900291, 'The custom term end date of the scheduled change breaks a rule.', PATCH),
  code(400, 900292, 'The custom term end date of the scheduled change breaks a rule.', PATCH),
  code(400, 900311, 'The subscription has been updated too often.', PATCH),
]
