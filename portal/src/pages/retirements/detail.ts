import type { Answer } from '../../api/answer.ts'

export type Detail = Answer<'/api/retirements/{id}', 'get'>
export type Option = Detail['options'][number]
