import type { Catalog, ReplacementOption, RetiredOffer } from '../../src/domain/catalog.ts'
import { id, type RetirementId } from '../../src/domain/id.ts'
import { SEGMENTS, type Expected, type Row, type SegmentName, type Table } from './read-expected.ts'

/** One option for one segment: what its customers have, and what is expected of their move in each book. */
export interface Cell {
  readonly table: Table
  readonly row: Row
  readonly option: ReplacementOption
  readonly segment: SegmentName
  /** The retired offers of that segment, never none. */
  readonly offers: readonly RetiredOffer[]
  /** One for each book: a way, or the name of a reason. */
  readonly outcomes: readonly string[]
}

/** Every cell of every table. @throws Error where an option is not in the catalog, or the file says nothing of a segment in which a retired offer is sold */
export function listCells(expected: Expected, catalog: Catalog): readonly Cell[] {
  return expected.tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const option = getOption(table, row, catalog)
      return SEGMENTS.flatMap((segment): readonly Cell[] => {
        const offers = offersOf(table, segment, catalog)
        if (offers.length === 0) return []
        const outcomes = row.cells[segment]
        if (outcomes?.length !== expected.books.length)
          throw new Error(
            `expected.yaml: ${table.id}, ${row.option}: ${segment} wants an outcome for each of the ${expected.books.length} books`,
          )
        return [{ table, row, option, segment, offers, outcomes }]
      })
    }),
  )
}

/** The retired offers of a table that are sold to a segment. */
export function offersOf(table: Pick<Table, 'retirement' | 'offers'>, segment: SegmentName, catalog: Catalog): readonly RetiredOffer[] {
  const retires = catalog.findRetirement(id<RetirementId>(table.retirement))?.retires ?? []
  return retires.filter((offer) => offer.segment === segment && offer.name.startsWith(table.offers))
}

function getOption({ retirement }: Table, { option: wanted }: Row, catalog: Catalog): ReplacementOption {
  const found = catalog.findRetirement(id<RetirementId>(retirement))?.options.find((option) => option.id === wanted)
  if (!found) throw new Error(`expected.yaml: ${retirement} has no option ${wanted} in the catalog`)
  return found
}
