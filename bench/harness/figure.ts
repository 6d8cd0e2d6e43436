import type { Json } from '../../src/domain/durable.ts'

/** What a measured number is held against. */
export interface Target {
  readonly sign: '<=' | '<' | '>='
  readonly value: number
}

/** One measured number of one measure. */
export interface Figure {
  /** B1 to B8, or `side-by-side`. */
  readonly measure: string
  readonly what: string
  /** Null: shown for comparison, held against nothing. */
  readonly target: Target | null
  readonly measured: number
  readonly unit: string
  /** What keeps it from being better, told from measured facts. */
  readonly binds: string
  /** What the number was worked out from. */
  readonly facts: { readonly [name: string]: Json }
}

export type Verdict = 'ok' | 'missed' | '-'

/** `-` where there is no target. A number that could not be worked out is missed. */
export function verdictOn({ target, measured }: Pick<Figure, 'target' | 'measured'>): Verdict {
  if (target === null) return '-'
  return meets(measured, target) ? 'ok' : 'missed'
}

function meets(measured: number, { sign, value }: Target): boolean {
  switch (sign) {
    case '<=':
      return measured <= value
    case '<':
      return measured < value
    case '>=':
      return measured >= value
  }
}

export function atMost(value: number): Target {
  return { sign: '<=', value }
}

export function below(value: number): Target {
  return { sign: '<', value }
}

export function atLeast(value: number): Target {
  return { sign: '>=', value }
}
