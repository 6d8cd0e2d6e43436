import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { PlainColumn } from '../../parts/plain-table.tsx'

interface Group<Row> {
  readonly id: string
  /** One at the least. */
  readonly rows: readonly Row[]
}

interface GroupedTableProps<Row> {
  /** What the table is of, for readers of the screen. */
  readonly label: string
  readonly columns: readonly PlainColumn<Row>[]
  readonly groups: readonly Group<Row>[]
  readonly keyOf: (row: Row) => string
  /** What stands above the rows of a group, by its first. */
  readonly title: (first: Row) => ReactNode
}

const useStyles = makeStyles({
  frame: { overflowX: 'auto', minWidth: 0 },
  table: { borderCollapse: 'collapse', width: '100%', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  head: { textAlign: 'start', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
    textAlign: 'start',
  },
  group: { backgroundColor: tokens.colorNeutralBackground2, fontWeight: tokens.fontWeightSemibold },
})

/** A table whose rows stand under titles that reach over all columns. */
export function GroupedTable<Row>({ label, columns, groups, keyOf, title }: GroupedTableProps<Row>): React.JSX.Element {
  const styles = useStyles()
  return (
    <div className={styles.frame} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ id, rows }) => (
          <tbody key={id}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length} className={mergeClasses(styles.cell, styles.group)}>
                {rows[0] === undefined ? null : title(rows[0])}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) => (
                  <td key={column.key} className={styles.cell}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
