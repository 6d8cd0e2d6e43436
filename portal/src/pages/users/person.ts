import type { Answer } from '../../api/answer.ts'

export type Person = Answer<'/api/users/{userPrincipalName}', 'get'>
export type PersonMove = Person['moves'][number]
