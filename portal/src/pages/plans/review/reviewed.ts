import type { Answer } from '../../../api/answer.ts'

export type Plan = Answer<'/api/plans/{id}', 'get'>
export type Part = Answer<'/api/plans/{id}/parts', 'get'>['items'][number]
export type ReviewedPart = Answer<'/api/plans/{id}/review', 'get'>['items'][number]
export type Decision = ReviewedPart['decisions'][number]
export type Replacing = Extract<Decision, { kind: 'replace' }>
