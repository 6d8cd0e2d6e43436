import type { ReactNode } from 'react'

/** A column of a long table. */
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
