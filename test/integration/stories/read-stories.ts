import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { validateEstate } from '../../../emulator/estates/validate-estate.ts'
import type { Estate } from '../../../emulator/server.ts'
import { buildChoices } from '../../../src/cli/choices/build-choices.ts'
import { readChoicesFile } from '../../../src/cli/choices/read-choices-file.ts'
import { Acts } from './acts.ts'

/** A story is an estate that has choices beside it. */
const ESTATES = join(import.meta.dirname, '..', 'estates')

/** An estate, what the operator chooses for it, what happens meanwhile, and where its end is written down. */
export interface Story {
  readonly name: string
  readonly estate: Estate
  readonly choices: ReturnType<typeof buildChoices>
  readonly acts: Acts
  /** `NAME.txt`. */
  readonly textFile: string
}

/** Every story, by name. @throws Error that names the file and what is wrong with it */
export function readStories(): readonly Story[] {
  return readdirSync(ESTATES)
    .filter((file) => file.endsWith('.choices.yaml'))
    .map((file) => readStory(file.slice(0, -'.choices.yaml'.length)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readStory(name: string): Story {
  const fileOf = (end: string): string => join(ESTATES, `${name}${end}`)
  return {
    name,
    estate: readEstate(fileOf('.yaml')),
    choices: buildChoices({}, readChoicesFile(fileOf('.choices.yaml'))),
    acts: existsSync(fileOf('.acts.yaml')) ? readActs(fileOf('.acts.yaml')) : Acts.parse({}),
    textFile: fileOf('.txt'),
  }
}

function readEstate(file: string): Estate {
  const result = validateEstate(parse(readFileSync(file, 'utf8')))
  if ('estate' in result) return result.estate
  throw new Error(`${file}:\n  ${result.problems.join('\n  ')}`)
}

function readActs(file: string): Acts {
  const result = Acts.safeParse(parse(readFileSync(file, 'utf8')))
  if (result.success) return result.data
  throw new Error(`${file}: ${result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
}
