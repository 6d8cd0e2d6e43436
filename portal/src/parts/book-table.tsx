import { makeStyles, tokens } from '@fluentui/react-components'
import { useState, type CSSProperties } from 'react'
import type { BookColumn } from './book-column.ts'
import { BookTableRows } from './book-table-rows.tsx'
import { BookTableTitle, type Sorted } from './book-table-title.tsx'

interface BookTableProps<Row> {
  readonly label: string
  readonly columns: readonly BookColumn<Row>[]
  /** How many rows there are; most of them need not have been read. */
  readonly total: number
  /** Undefined: not read yet. */
  readonly rowAt: (index: number) => Row | undefined
  readonly sorted: Sorted
  readonly onSort: (sorted: Sorted) => void
  /** The first row in sight, whenever it is another. */
  readonly onSee: (first: number) => void
  /** What the rows are of; when it is something else the table begins at its top. */
  readonly of: string
}

const useStyles = makeStyles({
  frame: {
    overflow: 'auto',
    maxHeight: 'max(24rem, calc(100vh - 21rem))',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
  },
  head: { position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  titles: { display: 'grid', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontSize: tokens.fontSizeBase300 },
})

/**
 * A table of any number of rows, of which those in sight are there: fifty thousand scroll as fifty do. It scrolls in a frame of its own,
 * with the keyboard too, and says to readers of the screen how many rows there are and which each is.
 */
export function BookTable<Row>(props: BookTableProps<Row>): React.JSX.Element {
  const { label, columns, total, rowAt, sorted, onSort, onSee, of } = props
  const styles = useStyles()
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const grid: CSSProperties = { gridTemplateColumns: columns.map(({ rem }) => `minmax(${String(rem)}rem, ${String(rem)}fr)`).join(' ') }
  const minWidth = `${String(columns.reduce((sum, { rem }) => sum + rem, 0))}rem`
  return (
    <div ref={setFrame} className={styles.frame} role="group" aria-label={label} tabIndex={0}>
      <div role="table" aria-label={label} aria-rowcount={total + 1} aria-colcount={columns.length} style={{ minWidth }}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.titles} style={grid}>
            {columns.map(({ key, title, sort, isNumber }) => (
              <BookTableTitle key={key} title={title} sort={sort} isNumber={isNumber === true} sorted={sorted} onSort={onSort} />
            ))}
          </div>
        </div>
        {frame ? <BookTableRows key={of} frame={frame} columns={columns} grid={grid} total={total} rowAt={rowAt} onSee={onSee} /> : null}
      </div>
    </div>
  )
}
