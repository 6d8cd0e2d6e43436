import type { CliProblem } from '../cli-problem.ts'
import { wrap } from './text.ts'

/** What happened, why, and what to type next. */
export function renderProblem({ problem, next }: Pick<CliProblem, 'problem' | 'next'>, columns: number): string {
  const { title, detail, errors = [] } = problem
  const listed = errors.filter(({ message }) => !detail.includes(message))
  const lines = [
    `${title}.`,
    ...(detail === title ? [] : detail.split('\n').map((line) => `  ${line}`)),
    ...listed.map(({ path, message }) => `  ${path}: ${message}`),
    ...(next === undefined ? [] : ['', ...next.split('\n').map((line) => `  ${line}`)]),
  ]
  return `${lines.map((line) => wrap(line, columns)).join('\n')}\n`
}
