import type { LineError } from '../../store/carts.ts'

/** What a line of a cart can be wrong with, at HTTP 201 (Partner Center REST, CartErrorCode and error codes, 2023-10). `{item}` stands for the product in new commerce. */
export const LINE_ERRORS: readonly LineError[] = [
  line(0, 'An unknown error of the item.'),
  line(10000, 'The currency of the item is not supported.'),
  line(10001, 'The id of the catalog item is not valid.'),
  line(10002, 'The quota of the item is used up.'),
  line(10003, 'There is no inventory of the item.'),
  line(10004, 'The participants of the item are not valid.'),
  line(10006, 'The item cannot be processed.'),
  line(10007, 'The subscription of the item is not valid.'),
  line(10008, 'The subscription is not enabled for reservations.'),
  line(10009, 'The limit of the integration sandbox is reached.'),
  line(10010, 'The input for the item is not valid.'),
  line(10011, 'The subscription is not registered.'),
  line(10012, 'The attestation for the item is missing.'),
  line(10013, 'The billing plan is not valid for the item.'),
  line(10014, 'The promotion is not valid for the item.'),
  line(10015, 'The quantity exceeds the seats that one subscription may have.'),
  line(10016, 'The custom term end date is not valid.'),
  line(10017, 'The custom term end date is not supported for the item.'),
  line(10018, 'The base offer has too few seats for the add-on.'),
  line(10019, 'The quantity is below the least seats of the add-on.'),
  line(2002, 'The quantity is below the minimum or above the maximum of the offer.'),
  line(2085, 'The offer is not eligible for purchase.'),
  line(2091, 'The offer is no longer available for purchase.'),
  line(27009, 'The add-on cannot be enabled while its parent is not active.'),
  line(400041, 'The add-on needs a compatible base product, which the customer does not have.'),
  line(500600, 'This offer is blocked for purchase. Use new commerce: {item}.'),
  line(800020, 'The catalog item is not eligible for purchase.'),
  line(800029, 'The add-on does not belong to this parent.'),
  line(800070, 'The offer is not sold in the country of the customer.'),
]

function line(errorCode: number, errorDescription: string): LineError {
  return { errorCode, errorDescription }
}
