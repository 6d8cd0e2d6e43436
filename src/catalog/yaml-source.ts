import { readFileSync } from 'node:fs'
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Document, YAMLParseError } from 'yaml'
import type { CatalogProblem } from './catalog-problem.ts'

export type Path = readonly PropertyKey[]

/** A YAML file with the means to say where in it something stands. */
export interface YamlSource {
  readonly file: string
  /** What the file says, as plain values; undefined where it is not YAML. */
  readonly content: unknown
  readonly syntaxProblems: readonly CatalogProblem[]
  problemAt(path: Path, found: string, expected: string, severity?: CatalogProblem['severity']): CatalogProblem
  /** As `problemAt`, at the key itself and not at its value. */
  problemAtKey(path: Path, key: string, found: string, expected: string): CatalogProblem
}

/** Reads a YAML 1.2 file. What is wrong with it, unreadable included, is in `syntaxProblems`; nothing is thrown. */
export function readYaml(file: string): YamlSource {
  try {
    return parseYaml(file, readFileSync(file, 'utf8'))
  } catch (error) {
    const empty = parseYaml(file, '')
    const why = error instanceof Error ? error.message : String(error)
    return { ...empty, syntaxProblems: [empty.problemAt([], `no readable file (${why})`, 'a YAML file')] }
  }
}

/** Parses the text of a YAML file; `file` is only used to say where a problem is. */
export function parseYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (
    offset: number,
    path: Path,
    found: string,
    expected: string,
    severity: CatalogProblem['severity'] = 'error',
  ): CatalogProblem => {
    const { line, col } = lines.linePos(offset)
    return { severity, file, line: Math.max(line, 1), column: Math.max(col, 1), field: fieldName(path), found, expected }
  }
  const syntaxProblems = document.errors.map((error: YAMLParseError) => at(error.pos[0], [], error.message, 'valid YAML'))
  return {
    file,
    content: syntaxProblems.length > 0 ? undefined : document.toJS(),
    syntaxProblems,
    problemAt: (path, found, expected, severity) => at(offsetOf(document, path), path, found, expected, severity),
    problemAtKey: (path, key, found, expected) => at(offsetOfKey(document, path, key), [...path, key], found, expected),
  }
}

/** `options[1].title.en` */
function fieldName(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

/** Where the value at `path` begins; for a value that is not there, the nearest thing around it that is. */
function offsetOf(document: Document, path: Path): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isNode(node) && node.range) return node.range[0]
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1))
}

function offsetOfKey(document: Document, path: Path, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path)
}
