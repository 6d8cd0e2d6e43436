import { conflict, invalid, notFound, type ProblemTemplate } from './kinds.ts'

const NO_TABLE = 'These choices do not fit into a table'

/** Retirements, plans, what is chosen for them, and who says yes to them. */
export const PLANS = {
  'retirement-not-found': notFound('There is no such retirement', 'No retirement {retirement}. List them with: crossgrade retirement list'),
  'version-not-found': notFound('There is no such version', 'No version {version} of {retirement}. The catalog has {versions}.'),
  'draft-wrong': invalid('The draft cannot be written.'),
  'catalog-not-usable': conflict('catalog-not-usable', 'The catalog files cannot be used as they are', 'Mend them first: {words}'),
  'product-unknown': invalid('A product is not in the catalog.'),
  'product-ambiguous': invalid('Several products go by this name.'),
  'product-not-held': invalid('Nobody has this product.'),
  'snapshot-lacks-product': conflict(
    'snapshot-lacks-product',
    'The snapshot has not looked at this product',
    '{snapshot} has no users of {product}, or no price list for its replacement. Take one that has: {take}',
  ),
  'plan-not-found': notFound('There is no such plan', 'No plan {plan}. List them with: crossgrade plan list'),
  'part-not-found': notFound('There is no such part', 'No part {customer} in {plan}. List them with: crossgrade plan show {plan}'),
  'planned-user-not-found': notFound(
    'There is no such user',
    'No user {user} in {plan}. Whom it moves: crossgrade plan users {plan} --format csv',
  ),
  'plan-format': conflict(
    'plan-format',
    'An earlier version made this plan',
    '{plan} has a shape that this version does not read; plan and approve again.',
  ),
  'moment-over': invalid('Something is to wait for a moment that is over.'),
  'seats-crossed': invalid('Seats at least are more than seats at most.'),
  'choice-unknown': invalid('The choices name something that does not exist.'),
  'renewals-and-move': invalid('Renewals and a move between products are two plans.'),
  'renewals-and-customers': invalid('Renewals are of the subscriptions that they name.'),
  'renewals-not-a-table': conflict('choices-not-a-table', NO_TABLE, 'Renewals are of subscriptions. Take YAML: --format yaml.'),
  'stays-not-a-table': conflict(
    'choices-not-a-table',
    NO_TABLE,
    'Subscriptions of {customer} may stay until different days, and a row is for all of one retirement. Take YAML: --format yaml.',
  ),
  'plan-and-snapshot': invalid('A plan and a snapshot are both named.'),
  'check-unknown': invalid('There is no check {check}.'),
  'customer-not-looked-at': notFound('There is no such customer', 'No customer {customer}. List them with: crossgrade plan show {plan}'),
  'approval-of-nobody': invalid('Nobody is named: an approval is for somebody, or for everybody.'),
  'approval-of-all-and-some': invalid('Either everybody is approved, or those who are named.'),
  'approval-without-part': invalid('The approval names a customer that the plan has no part for.'),
  'not-by-hand': conflict('not-by-hand', 'A way back is not for hands', '{plan} takes {run} back: crossgrade undo start {plan}'),
  'taken-over': conflict('taken-over', 'A later run has it', 'What {plan} said for this customer was taken over. See: crossgrade run list'),
} as const satisfies Readonly<Record<string, ProblemTemplate>>
