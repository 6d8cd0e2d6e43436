import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BookTableTitle, type Sorted } from './book-table-title.tsx'

export interface BookColumn<Row> {
  readonly key: string
  readonly title: ReactNode
  /** The least width; what is left over goes to all columns by it. */
  readonly rem: number
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end of their cell. */
  readonly isNumber?: boolean
  /** What the API calls the order by this column. */
  readonly sort?: string
}

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

/** What a row is thought to be high until it was seen. */
const ROW_PX = 53
const BEYOND = 6

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
  body: { position: 'relative' },
  row: { display: 'grid', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontSize: tokens.fontSizeBase300 },
  placed: { position: 'absolute', top: 0, left: 0, right: 0, ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    minWidth: 0,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  waiting: { color: tokens.colorNeutralForeground3, minHeight: tokens.lineHeightBase600 },
})

/**
 * A table of any number of rows, of which those in sight are there: fifty thousand scroll as fifty do. It scrolls in a frame of its own,
 * with the keyboard too, and says to readers of the screen how many rows there are and which each is.
 */
export function BookTable<Row>(props: BookTableProps<Row>): React.JSX.Element {
  'use no memo'
  const { label, columns, total, rowAt, sorted, onSort, onSee, of } = props
  const { t } = useTranslation('parts')
  const styles = useStyles()
  const frame = useRef<HTMLDivElement>(null)
  // What it returns cannot be memoized, which the line at the top says to the compiler.
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    onChange: ({ range }) => {
      if (range) onSee(range.startIndex)
    },
  })
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 })
  }, [of])
  const grid: CSSProperties = { gridTemplateColumns: columns.map(({ rem }) => `minmax(${String(rem)}rem, ${String(rem)}fr)`).join(' ') }
  const minWidth = `${String(columns.reduce((sum, { rem }) => sum + rem, 0))}rem`
  return (
    <div ref={frame} className={styles.frame} role="group" aria-label={label} tabIndex={0}>
      <div role="table" aria-label={label} aria-rowcount={total + 1} aria-colcount={columns.length} style={{ minWidth }}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.row} style={grid}>
            {columns.map(({ key, title, sort, isNumber }) => (
              <BookTableTitle key={key} title={title} sort={sort} isNumber={isNumber === true} sorted={sorted} onSort={onSort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rowAt(index)
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={mergeClasses(styles.row, styles.placed)}
                style={{ ...grid, transform: `translateY(${String(start)}px)` }}
              >
                {columns.map(({ key: column, cell, isNumber }, place) => (
                  <div key={column} role="cell" className={mergeClasses(styles.cell, isNumber === true && styles.number)}>
                    {row === undefined ? <span className={styles.waiting}>{place === 0 ? t('loading') : ''}</span> : cell(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
