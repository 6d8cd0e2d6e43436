import { z } from 'zod'
import type { CatalogProblem } from './catalog-problem.ts'
import { findNearestWord } from './nearest-word.ts'
import type { Path, YamlSource } from './yaml-source.ts'

/** Turns what zod found into problems that say where, what was found and what would be right. Unknown keys are named one by one. */
export function schemaProblems(source: YamlSource, schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): readonly CatalogProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(source, schema, issue.path, key))
    const found = issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)
    return [source.problemAt(issue.path, found, expectedBy(issue))]
  })
}

function unknownKey(source: YamlSource, schema: z.ZodType, path: Path, key: string): CatalogProblem {
  const known = knownKeys(z.toJSONSchema(schema, { io: 'input' }), path)
  const nearest = findNearestWord(key, known)
  const expected = nearest === undefined ? `one of ${known.join(', ')}` : `"${nearest}"`
  return source.problemAtKey(path, key, `the unknown key "${key}"`, expected)
}

function expectedBy(issue: z.core.$ZodIssue): string {
  // What the schema says itself comes first: of numbers only it knows whether they are whole.
  if (issue.code === 'invalid_type')
    return issue.message.startsWith('Invalid input') ? (TYPE_NAMES[issue.expected] ?? issue.expected) : issue.message
  if (issue.code !== 'invalid_value') return issue.message
  const values = issue.values.map(String)
  const nearest = typeof issue.input === 'string' ? findNearestWord(issue.input, values) : undefined
  return nearest === undefined ? `one of ${values.join(', ')}` : `"${nearest}" (or another of ${values.join(', ')})`
}

const TYPE_NAMES: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

/** The keys that an object at `path` may have, read from the JSON Schema. */
function knownKeys(schema: z.core.JSONSchema._JSONSchema | undefined, path: Path): readonly string[] {
  if (typeof schema !== 'object') return []
  const [first, ...rest] = path
  if (schema.anyOf) return schema.anyOf.flatMap((branch) => knownKeys(branch, path))
  if (first === undefined) return Object.keys(schema.properties ?? {})
  if (typeof first === 'number') return Array.isArray(schema.items) ? [] : knownKeys(schema.items, rest)
  return knownKeys(schema.properties?.[String(first)] ?? schema.additionalProperties, rest)
}
