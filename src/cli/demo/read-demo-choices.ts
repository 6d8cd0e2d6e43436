import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { ChoicesInput } from '../../api/contract/choices-input.ts'

/** What is chosen for the companies of an estate: it stands beside the estate's file, under the same name with `.choices.yaml`. */
export function readDemoChoices(estate: string): ChoicesInput {
  return ChoicesInput.parse(parse(readFileSync(estate.replace(/\.yaml$/, '.choices.yaml'), 'utf8')))
}
