import { DataFile, RetirementFile } from './catalog-file.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import { schemaProblems } from './schema-problems.ts'
import { readYaml } from './yaml-source.ts'
import type { YamlSource } from './yaml-source.ts'

/** A catalog file whose shape is right. What it refers to has not been looked at. */
export type CatalogFile =
  | { readonly kind: 'retirement'; readonly source: YamlSource; readonly content: RetirementFile }
  | { readonly kind: 'data'; readonly source: YamlSource; readonly content: DataFile }

export type ReadResult = { readonly file: CatalogFile } | { readonly problems: readonly CatalogProblem[] }

/** Reads one file and checks its shape. A file that says what it retires is a retirement, any other is reference data. */
export function readCatalogFile(path: string): ReadResult {
  const source = readYaml(path)
  if (source.syntaxProblems.length > 0) return { problems: source.syntaxProblems }
  if (isRetirement(source.content)) {
    const parsed = RetirementFile.safeParse(source.content, { reportInput: true })
    if (!parsed.success) return { problems: schemaProblems(source, RetirementFile, parsed.error.issues) }
    return { file: { kind: 'retirement', source, content: parsed.data } }
  }
  const parsed = DataFile.safeParse(source.content, { reportInput: true })
  if (!parsed.success) return { problems: schemaProblems(source, DataFile, parsed.error.issues) }
  return { file: { kind: 'data', source, content: parsed.data } }
}

// Any one of the keys that only a retirement has will do, so that a retirement with one of them misspelled is still read as one.
function isRetirement(content: unknown): boolean {
  return typeof content === 'object' && content !== null && ['retires', 'options', 'effectiveOn'].some((key) => key in content)
}
