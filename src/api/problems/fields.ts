import { FILE_SENTENCES } from '../../files/sentences.ts'
import { CELLS } from './cells.ts'
import { fill, type Facts, type FactsOf, type NamesIn, type Sentence } from '../../domain/sentence.ts'

/** Of requests, and clauses of such sentences. */
export const OF_REQUESTS = {
  'one-of': 'expected one of {expected}',
  'one-of-people': 'one of {people}',
  'one-of-them': 'expected one of them',
  'one-of-them-or-none': 'expected one of them, or none',
  'one-of-ids': 'expected an id, one of {ids}',
  'not-a-day': 'expected a day of the calendar',
  'not-next': 'expected the next of the page before',
  'for-the-command-line': 'is for the command line alone: crossgrade plan create --choices',
  'bytes-of-a-file': 'expected the bytes of a file, as application/octet-stream',
  // Tables and lists.
  'snapshot-or-nothing': 'expected snapshot= or nothing',
  'latest-or-none': 'expected latest, or none',
  source: 'expected {source}=',
  'source-of-two': 'expected {source}= or {other}=',
  'some-of-columns': 'expected some of {columns}',
  'plan-or-snapshot': 'expected a plan or a snapshot, not both',
  // Choices.
  'choice-of-no-customer': 'no customer of the snapshot has this id or domain',
  'choice-of-no-subscription': 'no customer of the snapshot has this subscription',
  'no-retirement': 'no such retirement; there are {retirements}',
  'no-option': 'no option {option}; there are {options}',
  'option-of-no-retirement': 'no retirement has this option; see: crossgrade retirement show',
  'user-holds-nothing': 'nobody of this user principal name holds a product that is to be replaced',
  'nothing-beside-renewals': 'expected nothing beside renewals',
  'nobody-beside-renewals': 'expected nothing beside renewals: whose they are is known',
  'moment-over': '{moment} is over, it is {now}: expected a later moment, open for no wait, or person for somebody’s word',
  'seats-crossed': '{minimum} is more than {maximum}, the most: expected at most as many',
  // Products.
  'product-unknown': 'no product "{product}" in the catalog; expected a whole title, a part number or a directory SKU id',
  'product-near': 'no product "{product}" in the catalog; did you mean {near}?',
  'product-of-skus': 'several products are called "{product}"; expected one of the SKU ids {ids}',
  'product-of-offers': 'several products with licenses of their own are called "{product}"; expected one of the offer ids {offers}',
  'offer-of-customer': '{offer} ({family}, {count} customer)',
  'offer-of-customers': '{offer} ({family}, {count} customers)',
  'nobody-has': 'no customer has "{product}" by its whole name or offer id',
  'nobody-has-others': 'no customer has "{product}" by its whole name or offer id; they have {products}',
  'nobody-has-many':
    'no customer has "{product}" by its whole name or offer id; they have {products} and others; list them with: crossgrade product list',
  // Drafts of retirements.
  'policy-unknown': 'no policy "{policy}"; expected one of {expected}',
  'retirement-taken':
    '{retirement} exists already ({title}); expected an id that no retirement has. To change one, edit its file and raise its version.',
  'offers-missing': 'expected at least one offer that customers have',
  'offer-not-held': 'no customer has the offer {offer}; list them with: crossgrade product list',
  'segment-unknown': 'no segment {segment}; expected one of {expected}',
  'options-missing': 'expected at least one product that may take its place',
  'a-second-time': '{name} a second time',
  // Approvals, runs and their customers.
  'left-out-with-all': 'left out where all is true',
  'customers-or-all': 'customers by id or domain, or all: true in its place',
  'customer-without-part': 'no part of this plan is for a customer of this id or domain',
  'customer-not-in-snapshot': 'no customer of {snapshot} has the id or the domain {customer}',
  'run-without-customer': '{run} has no customer of this id or domain',
  'run-without-user': '{run} has moved no user of this name',
  'users-not-of-run': 'not among the users of this customer that {run} moves: {users}',
  'customer-of-migration': 'name the customer whose migration it is',
  'customer-of-users': 'name the customer whose users they are',
  'users-for-licenses': 'only licenses are moved user by user; {gate} is one act',
} as const satisfies Readonly<Record<string, string>>

/** What is wrong with one field of a request or one cell of a file, and clauses of such sentences. */
export const FIELDS = { ...OF_REQUESTS, ...CELLS, ...FILE_SENTENCES } as const

type Fields = typeof FIELDS
export type FieldCode = keyof Fields

/** A field that is wrong, and what would be right; what a file's or schema's own rules say has no code. */
export interface FieldError {
  readonly path: string
  readonly message: string
  readonly code?: string
  readonly facts?: Sentence['facts']
}

type Given<Template extends string> = [NamesIn<Template>] extends [never] ? [] : [facts: FactsOf<Template>]

/** What is wrong with the field at `path`. */
export function wrongField<Code extends FieldCode>(path: string, code: Code, ...given: Given<Fields[Code]>): FieldError {
  return errorAt(path, clause(code, ...given))
}

export function errorAt(path: string, { text, code, facts }: Sentence): FieldError {
  return { path, message: text, code, facts }
}

/** The same as a sentence that stands in another. */
export function clause<Code extends FieldCode>(code: Code, ...[given]: Given<Fields[Code]>): Sentence {
  const facts: Facts = given ?? {}
  return { code, text: fill(FIELDS[code], facts), facts }
}
