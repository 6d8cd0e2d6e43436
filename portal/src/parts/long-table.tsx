import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface LongColumn<Row, Key extends string> {
  readonly key: Key
  readonly title: ReactNode
  /** Of the grid: `minmax(10rem, 2fr)`. */
  readonly width: string
  readonly cell: (row: Row) => ReactNode
  readonly isSortable?: boolean
}

export interface Sort<Key extends string> {
  readonly by: Key
  readonly isDown: boolean
}

/** An array, or what of a longer list has been read: the others are undefined. */
export interface Rows<Row> {
  readonly length: number
  at(index: number): Row | undefined
}

interface LongTableProps<Row, Key extends string> {
  readonly label: string
  readonly columns: readonly LongColumn<Row, Key>[]
  readonly rows: Rows<Row>
  readonly keyOf: (row: Row) => string
  readonly sort?: Sort<Key>
  readonly onSort?: (by: Key) => void
  /** What the rows are of; when it is something else the table begins at its top. */
  readonly of?: string
  /** The first row in sight, whenever it is another. */
  readonly onSee?: (first: number) => void
  /** Under which it scrolls sideways inside its frame. */
  readonly minWidth: string
}

/** What a row is thought to be high until it was seen. */
const ROW_PX = 64
const BEYOND = 8

const NARROW = '@media (max-width: 640px)'

const useStyles = makeStyles({
  frame: { overflow: 'auto', maxHeight: '34rem', minWidth: 0 },
  head: { position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  table: { minWidth: 'var(--least)', [NARROW]: { minWidth: '0' } },
  row: {
    display: 'grid',
    gridTemplateColumns: 'var(--columns)',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
  },
  // Where there is no room for columns, each row is a card, and the titles are what it is sorted by.
  titles: { [NARROW]: { display: 'flex', flexWrap: 'wrap' } },
  unsorted: { [NARROW]: { display: 'none' } },
  named: { [NARROW]: { display: 'grid', gridTemplateColumns: '7rem minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS } },
  name: { display: 'none', [NARROW]: { display: 'block' }, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  body: { position: 'relative' },
  placed: { position: 'absolute', top: 0, left: 0, right: 0 },
  cell: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, minWidth: 0, overflowWrap: 'anywhere' },
  waiting: { color: tokens.colorNeutralForeground3 },
  title: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  sort: {
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 'none',
    padding: 0,
    cursor: 'pointer',
    textAlign: 'start',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
  },
})

/** A table of any number of rows, of which those in sight are there. Scrolls in a frame of its own, with the keyboard too. */
export function LongTable<Row, Key extends string>(props: LongTableProps<Row, Key>): React.JSX.Element {
  'use no memo'
  const { label, columns, rows, keyOf, sort, onSort, of, onSee, minWidth } = props
  const { t } = useTranslation('parts')
  const styles = useStyles()
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    frame.current?.scrollTo({ top: 0 })
  }, [of])
  // What it returns cannot be memoized, which the line at the top says to the compiler.
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    onChange: ({ range }) => {
      if (range) onSee?.(range.startIndex)
    },
  })
  const grid = { '--columns': columns.map(({ width }) => width).join(' '), '--least': minWidth } as CSSProperties
  return (
    <div ref={frame} className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <div role="table" aria-label={label} aria-rowcount={rows.length + 1} className={styles.table} style={grid}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.titles)}>
            {columns.map((column) => (
              <Title key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows.at(index)
            return (
              <div
                key={row === undefined ? index : keyOf(row)}
                ref={virtual.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={mergeClasses(styles.row, styles.placed)}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                {columns.map(({ key, title, cell }, place) => (
                  <div key={key} role="cell" className={mergeClasses(styles.cell, styles.named)}>
                    <span aria-hidden className={styles.name}>
                      {title}
                    </span>
                    {row !== undefined ? cell(row) : place === 0 ? <span className={styles.waiting}>{t('loading')}</span> : null}
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

interface TitleProps<Row, Key extends string> {
  readonly column: LongColumn<Row, Key>
  readonly sort: Sort<Key> | undefined
  readonly onSort: ((by: Key) => void) | undefined
}

function Title<Row, Key extends string>({ column, sort, onSort }: TitleProps<Row, Key>): React.JSX.Element {
  const styles = useStyles()
  const isSorted = sort?.by === column.key
  const order = isSorted ? (sort.isDown ? 'descending' : 'ascending') : undefined
  return (
    <div
      role="columnheader"
      aria-sort={order}
      className={mergeClasses(styles.cell, styles.title, column.isSortable !== true && styles.unsorted)}
    >
      {column.isSortable && onSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort(column.key)}>
          {column.title} {isSorted ? sort.isDown ? <ArrowDownRegular aria-hidden /> : <ArrowUpRegular aria-hidden /> : null}
        </button>
      ) : (
        column.title
      )}
    </div>
  )
}
