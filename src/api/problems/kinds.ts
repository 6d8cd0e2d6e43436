/** A problem as it stands in the table: title and detail name their facts in braces. */
export interface ProblemTemplate {
  /** What stands after `/problems/`; several codes may be of one type. */
  readonly type: string
  readonly status: number
  readonly title: string
  readonly detail: string
}

/** Something is named that there is not. */
export function notFound<const Title extends string, const Detail extends string>(title: Title, detail: Detail) {
  return { type: 'not-found', status: 404, title, detail } as const
}

/** It is understood, and cannot be done as things are. */
export function conflict<const Type extends string, const Title extends string, const Detail extends string>(
  type: Type,
  title: Title,
  detail: Detail,
) {
  return { type, status: 409, title, detail } as const
}

/** What was sent is wrong; the fields say where. */
export function invalid<const Detail extends string>(detail: Detail) {
  return { type: 'invalid-request', status: 400, title: 'The request is not valid', detail } as const
}
