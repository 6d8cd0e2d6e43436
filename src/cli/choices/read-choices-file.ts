import { readFileSync } from 'node:fs'
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml'
import { wrongUse } from '../cli-problem.ts'

/** A choices file, read but not yet checked. */
export interface ChoicesFile {
  readonly name: string
  readonly values: Readonly<Record<string, unknown>>
  /** The file, with the line (`choices.yaml:12`) of what stands at a path, or above it, where there is one. */
  placeOf(path: readonly PropertyKey[]): string
}

/**
 * Reads YAML (JSON is YAML too).
 * @throws CliProblem when the file cannot be read, is not YAML, or is no map
 */
export function readChoicesFile(name: string): ChoicesFile {
  return parseChoices(name, readBytes(name, CHOICES_HINT).toString('utf8'))
}

/** What to give instead of a choices file that cannot be read. */
export const CHOICES_HINT = 'Give a choices file, for example: --choices choices.yaml'

const WHY_NOT_READ: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this account may not read it',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
}

/** @throws CliProblem naming the file and the reason when it cannot be read */
export function readBytes(name: string, hint: string): Buffer {
  try {
    return readFileSync(name)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw wrongUse(`${name} cannot be read: ${WHY_NOT_READ[code] ?? code}.`, hint)
  }
}

export function parseChoices(name: string, text: string): ChoicesFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error) throw wrongUse(`${name}:${error.linePos?.[0].line ?? 1}: not valid YAML: ${error.message.split('\n')[0] ?? ''}`)
  const values: unknown = document.toJS()
  if (!isMembers(values)) throw wrongUse(`${name}: expected choices, one per line, such as newServices: off`)
  return {
    name,
    values,
    placeOf(path) {
      const offset = offsetOf(document, path)
      return offset === undefined ? name : `${name}:${lines.linePos(offset).line}`
    },
  }
}

/** Where the key of the innermost map on the path that exists begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    if (!isMap(parent)) continue
    const key = String(path[length - 1])
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === key)
    if (pair && isNode(pair.key)) return pair.key.range?.[0]
  }
  return undefined
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
