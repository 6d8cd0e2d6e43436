import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

/** By what the API sorts, and which way. */
export interface Sorted {
  readonly sort: string
  readonly dir: 'asc' | 'desc'
}

interface BookTableTitleProps {
  readonly title: ReactNode
  /** Undefined: nothing is sorted by it. */
  readonly sort: string | undefined
  readonly isNumber: boolean
  readonly sorted: Sorted
  readonly onSort: (sorted: Sorted) => void
}

const useStyles = makeStyles({
  title: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    minWidth: 0,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    hyphens: 'auto',
  },
  number: { textAlign: 'end' },
  button: {
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 'none',
    padding: 0,
    cursor: 'pointer',
    textAlign: 'inherit',
    ':hover': { color: tokens.colorNeutralForeground2BrandHover },
  },
  arrow: { verticalAlign: 'text-bottom' },
})

/** Above a column: its name, which sorts by it, up first and then down. */
export function BookTableTitle({ title, sort, isNumber, sorted, onSort }: BookTableTitleProps): React.JSX.Element {
  const styles = useStyles()
  const classes = mergeClasses(styles.title, isNumber && styles.number)
  if (sort === undefined)
    return (
      <div role="columnheader" className={classes}>
        {title}
      </div>
    )
  const isUp = sorted.dir === 'asc'
  const isSorted = sorted.sort === sort
  const Arrow = isUp ? ArrowUpRegular : ArrowDownRegular
  return (
    <div role="columnheader" aria-sort={isSorted ? (isUp ? 'ascending' : 'descending') : 'none'} className={classes}>
      <button type="button" className={styles.button} onClick={() => onSort({ sort, dir: isSorted && isUp ? 'desc' : 'asc' })}>
        {title} {isSorted ? <Arrow aria-hidden className={styles.arrow} /> : null}
      </button>
    </div>
  )
}
