import type { Answer } from '../../../api/answer.ts'

export type Answered = Answer<'/api/plans/{id}/preflight/answers', 'post'>
