import type { Customer } from '../../store/customers.ts'
import type { World } from '../../world.ts'

/** A usage report: its columns and one row per account. */
export interface UsageReport {
  readonly columns: readonly string[]
  rows(world: World, customer: Customer, dates: ReportDates): readonly (readonly string[])[]
}

export interface ReportDates {
  /** The last day that the report knows of, `2026-02-28`. */
  readonly refreshed: string
  /** Days that it covers. */
  readonly period: string
}

export const GIGABYTE = 2 ** 30

/** Comma separated, with a byte order mark and CRLF, as the service writes it. */
export function reportText({ columns }: UsageReport, rows: readonly (readonly string[])[]): string {
  const lines = [columns, ...rows].map((cells) => cells.map(quoted).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** Only what the report can have seen: activity after its last day is not in it. */
export function activityDate(at: number | undefined, { refreshed }: ReportDates): string {
  const date = at === undefined ? '' : dateOf(at)
  return date <= refreshed ? date : ''
}

export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
