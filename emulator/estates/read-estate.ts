import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { validateEstate } from './validate-estate.ts'
import type { Estate } from './estate.ts'

/** Reads an estate from JSON or YAML. Throws one error with every problem in it; nothing is half loaded. */
export async function readEstateFile(path: string): Promise<Estate> {
  const result = validateEstate(parseText(path, await readText(path)))
  if ('estate' in result) return result.estate
  const count = result.problems.length
  throw new Error(
    `${path}: ${count} ${count === 1 ? 'problem' : 'problems'} in this estate.\n${result.problems.map((problem) => `  ${problem}`).join('\n')}`,
  )
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Error(`${path}: cannot be read (${code}). Expected an estate file in YAML or JSON.`, { cause: error })
  }
}

function parseText(path: string, text: string): unknown {
  try {
    const value: unknown = path.toLowerCase().endsWith('.json') ? JSON.parse(text) : parse(text)
    return value
  } catch (error) {
    throw new Error(
      `${path}: not valid ${path.toLowerCase().endsWith('.json') ? 'JSON' : 'YAML'}. ${error instanceof Error ? error.message : ''}`,
      { cause: error },
    )
  }
}
