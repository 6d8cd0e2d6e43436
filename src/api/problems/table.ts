import { BOOK } from './book.ts'
import { PEOPLE } from './people.ts'
import { PLANS } from './plans.ts'
import { PRODUCT } from './product.ts'
import { RUNS } from './runs.ts'

/**
 * Every problem that the API answers with, by its code. The portal says each in every language (`portal/src/strings`), and a test that
 * none is missing.
 */
export const PROBLEMS = { ...PRODUCT, ...PEOPLE, ...BOOK, ...PLANS, ...RUNS } as const

export type ProblemCode = keyof typeof PROBLEMS
