import { basename } from 'node:path'
import { isSeq, parseDocument } from 'yaml'
import { routes } from '../../api/contract/routes.ts'
import { ApiProblem, CliProblem } from '../cli-problem.ts'
import type { Session } from '../session.ts'
import { CHOICES_HINT, parseChoices, readBytes, type ChoicesFile } from './read-choices-file.ts'
import { mergeChoices } from './merge-choices.ts'

/**
 * Choices files in the order given: YAML with choices is read here; a table, CSV, XLSX or a YAML list of rows, is read by the product,
 * which knows the names in it.
 * @throws CliProblem when a file cannot be read, or naming all that is wrong with it
 */
export async function readChoicesFiles(names: readonly string[], snapshot: string, session: Session): Promise<ChoicesFile | undefined> {
  const files: ChoicesFile[] = []
  for (const name of names) files.push(await readChoicesFile(name, snapshot, session))
  const [first, ...others] = files
  return first && mergeChoices([first, ...others])
}

async function readChoicesFile(name: string, snapshot: string, session: Session): Promise<ChoicesFile> {
  const bytes = readBytes(name, CHOICES_HINT)
  if (isTable(name, bytes)) return readTable(name, bytes, snapshot, session)
  return parseChoices(name, bytes.toString('utf8'))
}

/** What has no ending that says otherwise is YAML, as it always was. */
function isTable(name: string, bytes: Buffer): boolean {
  if (/\.(csv|tsv|txt|xlsx|xls)$/i.test(name)) return true
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return true
  if (!/^\s*(#[^\n]*\n\s*)*(---\s*)?[-[]/.test(bytes.subarray(0, 4096).toString('utf8'))) return false
  return isSeq(parseDocument(bytes.toString('utf8')).contents) && /\bdomain\b/.test(bytes.toString('utf8'))
}

async function readTable(name: string, bytes: Buffer, snapshot: string, { client }: Session): Promise<ChoicesFile> {
  try {
    const { choices } = await client.call(routes.readChoices, { query: { filename: basename(name), snapshot }, body: bytes })
    return { name, values: choices, placeOf: () => name }
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.type === '/problems/invalid-request')
      throw new CliProblem(error.problem, error.exit, 'Correct it and give it again. What a table may say: docs/guides/files.md', {
        cause: error,
      })
    throw error
  }
}
