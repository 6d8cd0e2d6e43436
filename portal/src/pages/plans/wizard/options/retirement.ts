import type { Answer } from '../../../../api/answer.ts'

export type Retirement = Answer<'/api/retirements/{id}', 'get'>
