import { Option, type Command } from 'commander'
import { wrongUse } from '../cli-problem.ts'

/** Flags of every command that shows a table; without any, it is shown as text. */
export interface FileFlags {
  readonly format?: 'csv' | 'xlsx'
  readonly language?: 'en' | 'it' | 'sv'
  readonly out?: string
}

export interface WantedFile {
  readonly format: 'csv' | 'xlsx'
  readonly language: 'en' | 'it' | 'sv'
  /** Undefined: stdout. */
  readonly out: string | undefined
}

export function addFileFlags(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'as a file that Excel opens').choices(['csv', 'xlsx']))
    .addOption(languageFlag())
    .option('--out <file>', 'where the file goes; CSV without it to stdout')
}

export function languageFlag(): Option {
  return new Option('--language <language>', 'titles, separator and decimal sign (default: en)').choices(['en', 'it', 'sv'])
}

/**
 * The file that is asked for; undefined when none is. The ending of --out stands for --format.
 * @throws CliProblem where the flags do not go together
 */
export function wantedFile({ format, language, out }: FileFlags, json: boolean): WantedFile | undefined {
  if (format === undefined && out === undefined) {
    if (language !== undefined) throw wrongUse('--language is for files: expected --format or --out with it.')
    return undefined
  }
  const named = formatOfName(out ?? '')
  if (format !== undefined && named !== undefined && format !== named)
    throw wrongUse(
      `--format ${format} --out ${out ?? ''}: the name says ${named}. Expected a name that ends with .${format}, or no --format.`,
    )
  const chosen = format ?? named
  if (chosen === undefined) throw wrongUse(`--out ${out ?? ''}: expected a name that ends with .csv or .xlsx, or --format with it.`)
  if (out === undefined && chosen === 'xlsx') throw wrongUse('--format xlsx: a workbook is no text; expected --out FILE with it.')
  if (out === undefined && json) throw wrongUse('--json and --format csv both want stdout: expected --out FILE, or one of them.')
  return { format: chosen, language: language ?? 'en', out }
}

function formatOfName(name: string): 'csv' | 'xlsx' | undefined {
  const ending = /\.(csv|xlsx)$/i.exec(name)?.[1]?.toLowerCase()
  return ending === 'csv' || ending === 'xlsx' ? ending : undefined
}
