import type { ColumnType } from 'kysely'

/** A moment as the driver gives it; written as ISO text. */
export type Moment = ColumnType<Date, string, string>
export type MomentOrNull = ColumnType<Date | null, string | null, string | null>
/** Written as JSON text, read as parsed. */
export type JsonColumn<T> = ColumnType<T, string, string>
export type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>
