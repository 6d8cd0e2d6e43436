import { readFileSync } from 'node:fs'

/** One answer as it is documented, with values of our own. Which document: `sources.json` beside it. */
export function contractBody(api: 'partner-center' | 'graph', operation: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../${api}/${operation}.json`, import.meta.url), 'utf8'))
}
