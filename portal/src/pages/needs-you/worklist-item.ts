import type { Answer } from '../../api/answer.ts'

export type WorklistItem = Answer<'/api/worklist', 'get'>['items'][number]
