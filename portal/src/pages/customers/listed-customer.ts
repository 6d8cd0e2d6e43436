import type { Answer } from '../../api/answer.ts'

/** A customer as a list has it; their own page knows more. */
export type Customer = Answer<'/api/customers', 'get'>['items'][number]
