import { Option, type Command } from 'commander'
import { fileRoutes } from '../../api/contract/tables.ts'
import { wrongUse } from '../cli-problem.ts'
import { languageFlag } from '../files/file-flags.ts'
import { saveFile } from '../files/save-file.ts'
import { saveTable } from '../files/save-table.ts'
import type { Io } from '../io.ts'
import { openSession, type Session } from '../session.ts'
import { addDeadlineList } from './deadline-list.ts'
import { example } from './example.ts'

/** `deadline list` and `deadline export`: the days that matter, of all runs and of what no run has in hand. */
export function addDeadlineCommands(program: Command, io: Io): void {
  const deadline = program.command('deadline').description('the days after which something ends, or cannot be taken back')

  addDeadlineList(deadline, io)

  example(
    deadline.command('export').description('the same as a table, or as a calendar that reminds'),
    'crossgrade deadline export --out deadlines.ics',
    'crossgrade deadline export --format csv --out deadlines.csv',
  )
    .addOption(new Option('--format <format>', 'a table, or a calendar (default: as the name says)').choices(['csv', 'xlsx', 'ics']))
    .addOption(languageFlag())
    .requiredOption('--out <file>', 'where it goes')
    .action(async (flags: ExportFlags, command: Command) => exportDeadlines(flags, openSession(command, io)))
}

interface ExportFlags {
  readonly format?: 'csv' | 'xlsx' | 'ics'
  readonly language?: 'en' | 'it' | 'sv'
  readonly out: string
}

async function exportDeadlines({ format, language, out }: ExportFlags, session: Session): Promise<void> {
  const named = /\.(csv|xlsx|ics)$/i.exec(out)?.[1]?.toLowerCase()
  if (format !== undefined && named !== undefined && format !== named)
    throw wrongUse(`--format ${format} --out ${out}: the name says ${named}. Expected a name that ends with .${format}, or no --format.`)
  const wanted = format ?? named
  if (wanted === 'csv' || wanted === 'xlsx') return saveTable('deadlines', {}, { format: wanted, language: language ?? 'en', out }, session)
  if (wanted !== 'ics') throw wrongUse(`--out ${out}: expected a name that ends with .csv, .xlsx or .ics, or --format with it.`)
  const bytes = await saveFile(out, await session.client.download(fileRoutes.getDeadlineCalendar, { params: {}, query: {} }))
  session.show({ file: out, bytes }, () => `${out} is written (${bytes} bytes).`)
}
