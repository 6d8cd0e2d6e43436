import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

export const SEGMENTS = ['commercial', 'government', 'education-faculty', 'education-student', 'nonprofit'] as const
export type SegmentName = (typeof SEGMENTS)[number]

/** How the replacement is bought; `none`: nothing is bought. */
const WAYS = ['nce', 'legacy', 'none'] as const

/** One book of customers, at one time of Microsoft's sales calendar. */
const Book = z.strictObject({ id: z.string(), title: z.string(), clock: z.string(), note: z.string() })

/** Why a move is blocked: the planner's code first, then the others that it gives as well. */
const Reason = z.strictObject({ code: z.string(), also: z.array(z.string()).default([]), why: z.string(), source: z.string() })

/** For each book, in their order: one of the ways, or the name of a reason. */
const Cell = z.array(z.string())

const Row = z.strictObject({
  option: z.string(),
  /** Tells two rows of one option apart; absent: the option's id. */
  id: z.string().optional(),
  /** What its customers' users hold beside the retired product, by segment and as the emulator names products; absent: nothing. */
  beside: z.partialRecord(z.enum(SEGMENTS), z.string()).default({}),
  remark: z.string().optional(),
  cells: z.partialRecord(z.enum(SEGMENTS), Cell),
})

const Table = z.strictObject({
  id: z.string(),
  title: z.string(),
  retirement: z.string(),
  /** Names of the retired offers begin with this. */
  offers: z.string(),
  /** The service that one of the users has switched off, as a pattern of service plan names, old and new. */
  switchedOff: z.string(),
  rows: z.array(Row),
})

const Expected = z.strictObject({
  lastVerifiedOn: z.string(),
  books: z.array(Book),
  reasons: z.record(z.string(), Reason),
  tables: z.array(Table),
})

export type Expected = z.infer<typeof Expected>
export type Book = z.infer<typeof Book>
export type Reason = z.infer<typeof Reason>
export type Table = z.infer<typeof Table>
export type Row = z.infer<typeof Row>

/** What somebody has judged each option to come to, segment by segment. @throws ZodError where the file has another form */
export function readExpected(file: string = join(import.meta.dirname, 'expected.yaml')): Expected {
  return Expected.parse(parse(readFileSync(file, 'utf8')))
}

export function isWay(outcome: string): outcome is (typeof WAYS)[number] {
  return WAYS.some((way) => way === outcome)
}
