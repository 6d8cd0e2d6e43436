export const SEGMENTS = ['commercial', 'government', 'education-faculty', 'education-student', 'nonprofit'] as const
export type Segment = (typeof SEGMENTS)[number]

/** Which of a retirement is shown: a version, the options of one segment, those too that stand in for others. */
export interface RetirementSearch {
  readonly version?: number
  readonly segment?: Segment
  readonly standIns?: boolean
}

export function readRetirementSearch(search: Readonly<Record<string, unknown>>): RetirementSearch {
  const version = Number(search['version'])
  const segment = SEGMENTS.find((each) => each === search['segment'])
  return {
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(segment ? { segment } : {}),
    ...(search['standIns'] === true ? { standIns: true } : {}),
  }
}
