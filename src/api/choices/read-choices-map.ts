import { readYamlMap } from '../../files/read/read-yaml-map.ts'
import { ChoicesInput, type ChoicesPart } from '../contract/choices-input.ts'
import { wrongField } from '../problems/fields.ts'
import { wrongFile } from './read-choices-table.ts'

/** What a choices file says: of the whole plan, and its exceptions. */
export interface ChoicesMap {
  readonly settings: { readonly [choice: string]: unknown }
  readonly choices: ChoicesPart
}

/** Each is a plan of its own kind, which is made otherwise. */
const APART = ['productMove', 'renewals'] as const

/**
 * A choices file as `plan create --choices` takes it: a map of choices, of which only those that stand in it come back. Undefined where the
 * file is no such map, and is to be read as a table.
 * @throws ProblemError naming every choice that is wrong
 */
export function readChoicesMap(bytes: Uint8Array, filename: string): ChoicesMap | undefined {
  if (!/\.(ya?ml|json)$/i.test(filename)) return undefined
  const said = readYamlMap(bytes)
  if (!said) return undefined
  const apart = APART.filter((name) => name in said)
  const { data, error } = ChoicesInput.safeParse({ newServices: 'off', ...said })
  const errors = [
    ...apart.map((name) => wrongField(name, 'for-the-command-line')),
    ...(error?.issues ?? []).map(({ path, message }) => ({ path: path.length === 0 ? filename : path.join('.'), message })),
  ]
  if (errors.length > 0 || !data) throw wrongFile(filename, errors, errors.length)
  const { customers, mayStayUntil, ...whole } = data
  return { settings: Object.fromEntries(Object.entries(whole).filter(([name]) => name in said)), choices: { customers, mayStayUntil } }
}
