import type { Answer, Request } from '../../http/operation.ts'

/** `$select` takes members out; without it all given ones stay. */
export function selected<T extends object>(items: readonly T[], select: string | null): object[] {
  if (select === null) return [...items]
  const names = new Set(select.split(',').map((name) => name.trim()))
  return items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))))
}

export function collectionOf(request: Request, name: string, value: readonly object[], nextLink?: string): Answer {
  const context = { '@odata.context': `${request.baseUrl}/graph/v1.0/$metadata#${name}` }
  return { status: 200, body: { ...context, ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }), value } }
}

export function entityOf(request: Request, name: string, entity: object): Answer {
  return { status: 200, body: { '@odata.context': `${request.baseUrl}/graph/v1.0/$metadata#${name}/$entity`, ...entity } }
}
