import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { cleanUpWhenToldToStop } from './harness/clean-up.ts'
import { verdictOn, type Figure } from './harness/figure.ts'
import type { Measure, Size } from './harness/measure.ts'
import { createNarrator } from './harness/narrator.ts'
import { renderFigures } from './harness/render-figures.ts'
import { MEASURES } from './measures.ts'

const USAGE = `npm run bench -- [MEASURE ...] [--quick] [--out FOLDER]

Measures: ${MEASURES.map(({ name, title }) => `\n  ${name.padEnd(13)} ${title}`).join('')}

All of them, one after the other, where none is named. --quick: small sizes, for seeing that it runs; the numbers say little.
Each leaves FOLDER/NAME.json (bench/results where absent), so a series that was interrupted goes on with the rest.`

cleanUpWhenToldToStop()
process.exitCode = await main()

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  const unknown = positionals.filter((name) => !MEASURES.some((measure) => isCalled(measure, name)))
  if (values.help || unknown.length > 0) {
    console.error(unknown.length > 0 ? `There is no measure ${unknown.join(', ')}.\n\n${USAGE}` : USAGE)
    return unknown.length > 0 ? 2 : 0
  }
  const chosen = MEASURES.filter((measure) => positionals.length === 0 || positionals.some((name) => isCalled(measure, name)))
  const folder = values.out ?? join(import.meta.dirname, 'results')
  const figures: Figure[] = []
  let failed = 0
  for (const measure of chosen) {
    const measured = await runOne(measure, values.quick ? 'quick' : 'full', folder)
    if (measured) figures.push(...measured)
    else failed += 1
  }
  console.log(`\n${renderFigures(figures)}`)
  return failed > 0 ? 1 : 0
}

function isCalled({ name }: Measure, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase()
}

/** Undefined when it could not be measured; why was said. */
async function runOne(measure: Measure, size: Size, folder: string): Promise<readonly Figure[] | undefined> {
  const from = performance.now()
  const narrator = createNarrator(measure.name)
  narrator.say(`${measure.title}${size === 'quick' ? ' (quick)' : ''}`)
  try {
    const figures = await measure.run(size, narrator.say)
    const seconds = Math.round((performance.now() - from) / 1000)
    const machine = { cores: availableParallelism(), memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version }
    const file = join(folder, `${measure.name.toLowerCase()}${size === 'quick' ? '-quick' : ''}.json`)
    mkdirSync(dirname(file), { recursive: true })
    const rows = figures.map((figure) => ({ ...figure, verdict: verdictOn(figure) }))
    writeFileSync(file, `${JSON.stringify({ measure: measure.name, size, seconds, machine, figures: rows }, null, 2)}\n`)
    narrator.say(`done in ${seconds} s, written to ${file}`)
    return figures
  } catch (error) {
    narrator.say(`could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return undefined
  } finally {
    narrator.end()
  }
}
