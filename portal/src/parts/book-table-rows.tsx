import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookColumn } from './book-column.ts'

/** What a row is thought to be high until it was seen. */
const ROW_PX = 53
const BEYOND = 6

const useStyles = makeStyles({
  body: { position: 'relative' },
  row: {
    display: 'grid',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    minWidth: 0,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  waiting: { color: tokens.colorNeutralForeground3 },
})

interface BookTableRowsProps<Row> {
  /** What scrolls; rows that are new here begin at its top. */
  readonly frame: HTMLElement
  readonly columns: readonly BookColumn<Row>[]
  readonly grid: CSSProperties
  readonly total: number
  readonly rowAt: (index: number) => Row | undefined
  readonly onSee: (first: number) => void
}

/** The rows in sight of a long table, each as high as what stands in it. */
export function BookTableRows<Row>({ frame, columns, grid, total, rowAt, onSee }: BookTableRowsProps<Row>): React.JSX.Element {
  'use no memo'
  const { t } = useTranslation('parts')
  const styles = useStyles()
  useLayoutEffect(() => {
    frame.scrollTo({ top: 0 })
  }, [frame])
  // What it returns cannot be memoized, which the line at the top says to the compiler.
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    onChange: ({ range }) => {
      if (range) onSee(range.startIndex)
    },
  })
  return (
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
            className={styles.row}
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
  )
}
