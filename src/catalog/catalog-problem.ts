/** One thing that is wrong with a catalog file, where it stands, and what would be right. */
export interface CatalogProblem {
  /** A catalog with errors is not loaded; a warning is only shown. */
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** The path of the field, for example `options[1].products[0].skuId`; empty for the file as a whole. */
  readonly field: string
  readonly found: string
  readonly expected: string
}

/** The catalog cannot be used. Carries every problem of every file, so that they can be mended in one go. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError'
  readonly problems: readonly CatalogProblem[]

  constructor(problems: readonly CatalogProblem[]) {
    super(['the catalog cannot be used', ...problems.map(renderProblem)].join('\n  '))
    this.problems = problems
  }
}

/** `file:line:column: field: found …; expected …`, a form that editors and terminals turn into a link. */
export function renderProblem(problem: CatalogProblem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`
  const field = problem.field === '' ? '' : `${problem.field}: `
  const mark = problem.severity === 'warning' ? 'warning: ' : ''
  return `${place}: ${mark}${field}found ${problem.found}; expected ${problem.expected}`
}
