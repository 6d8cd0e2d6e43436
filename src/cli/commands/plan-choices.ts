import { Option, type Command } from 'commander'
import { stringify } from 'yaml'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { languageFlag, wantedFile } from '../files/file-flags.ts'
import { saveFile } from '../files/save-file.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'

interface ChoicesFlags {
  readonly snapshot?: string
  readonly format?: 'csv' | 'xlsx' | 'yaml'
  readonly language?: 'en' | 'it' | 'sv'
  readonly out?: string
}

/** `plan choices`: what was chosen, as a file that `plan create --choices` takes back. */
export function addPlanChoices(plan: Command, io: Io): void {
  example(
    plan.command('choices').description('every affected customer with what is chosen, to correct and to give back'),
    'crossgrade plan choices p-1 --format xlsx --out choices.xlsx',
    'crossgrade plan create --new-services off --choices choices.xlsx',
  )
    .argument('[id]', 'a migration plan, such as p-1; without it, those of the snapshot, to fill in')
    .option('--snapshot <id>', 'a snapshot instead of a plan (default: latest)')
    .addOption(new Option('--format <format>', 'YAML holds all choices, a table those of customers').choices(['csv', 'xlsx', 'yaml']))
    .addOption(languageFlag())
    .option('--out <file>', 'where the file goes; CSV and YAML without it to stdout')
    .action(async (id: string | undefined, flags: ChoicesFlags, command: Command) => writeChoices(id, flags, openSession(command, io)))
}

async function writeChoices(plan: string | undefined, flags: ChoicesFlags, session: Session): Promise<void> {
  const { snapshot, format, language, out } = flags
  if (plan !== undefined && snapshot !== undefined)
    throw wrongUse(`${plan} and --snapshot ${snapshot} are both given: expected one of them.`)
  const source = plan === undefined ? { snapshot: snapshot ?? 'latest' } : { plan }
  if (format === 'yaml' || (format === undefined && isYamlName(out))) return writeYaml(source, out, session)
  const file = wantedFile(
    { ...(format ? { format } : {}), ...(language ? { language } : {}), ...(out === undefined ? {} : { out }) },
    session.json,
  )
  if (file) return saveTable('choices', source, file, session)
  return writeYaml(source, out, session)
}

function isYamlName(name: string | undefined): boolean {
  return name !== undefined && /\.ya?ml$/i.test(name)
}

async function writeYaml(
  query: { readonly plan: string } | { readonly snapshot: string },
  out: string | undefined,
  session: Session,
): Promise<void> {
  const { choices } = await session.client.call(routes.getChoices, { query })
  if (out === undefined) return session.show(choices, () => stringify(choices).trimEnd())
  const bytes = await saveFile(out, [Buffer.from(stringify(choices))])
  session.show({ file: out, bytes }, () => `${out} is written (${bytes} bytes).`)
}
