import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load-catalog.ts'
import { shippedCatalogDir } from '../../src/catalog/shipped-catalog-dir.ts'
import { startRunningProduct } from '../support/a-running-product.ts'
import { untilFinished } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'
import { carryOutBook, type Term } from './carry-out-book.ts'
import { listCells } from './list-cells.ts'
import { listCases, outcomeEstate, type Form } from './outcome-estate.ts'
import { readExpected } from './read-expected.ts'
import { expectedOutcomes, readOutcomes } from './read-outcomes.ts'

// Every replacement option for every segment of its retirement, carried out by one worker over a book that is made from the catalog.
//
//   npx vitest run test/outcomes                  one retired offer for each cell, two users
//   OUTCOMES=all npx vitest run test/outcomes     every retired offer, five users, every term on sale; many minutes

const IS_LONG = process.env.OUTCOMES === 'all'
/** Virtual seconds in a real one. An approval lasts for seven virtual days, in which a busy machine too has to be done with a book. */
const RATE = IS_LONG ? 300 : 1200
const WAIT_MS = IS_LONG ? 1_800_000 : 120_000

const YEAR_MONTHLY: Term = { term: 'P1Y', billingCycle: 'monthly' }
const FORM: Form = IS_LONG ? { everyOffer: true, users: 5 } : { everyOffer: false, users: 2 }
const TERMS: readonly Term[] = IS_LONG
  ? [YEAR_MONTHLY, { term: 'P1Y', billingCycle: 'annual' }, { term: 'P1M', billingCycle: 'monthly' }]
  : [YEAR_MONTHLY]

const expected = readExpected()
const cases = listCases(listCells(expected, loadCatalog([shippedCatalogDir()])), FORM)
const runs = expected.books.flatMap((book, position) => TERMS.map((term) => ({ book, position, ...term })))

describe('every replacement option, for every segment of its retirement', () => {
  test.each(runs)(
    'completes or is blocked as expected in a book of $book.title, for $term billed $billingCycle',
    { timeout: 2 * WAIT_MS },
    async ({ book, position, term, billingCycle }) => {
      await using product = await startRunningProduct(outcomeEstate(book, cases), RATE)
      await product.startWorker()
      const carriedOut = await carryOutBook(cases, { term, billingCycle }, product, WAIT_MS)
      expect(await readOutcomes(cases, carriedOut, product)).toEqual(expectedOutcomes(cases, position, expected))
      await untilFinished(product, carriedOut.run, WAIT_MS)
      await expectPromisesHeld(product)
    },
  )
})
