import type { Command } from 'commander'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import type { CatalogFinding, LocalCommands } from '../local-commands.ts'
import { counted, wrap } from '../render/text.ts'
import { isJson } from '../session.ts'
import { example } from './example.ts'

/** `catalog check`: needs no running product. A file with errors is wrong use; warnings are only shown. */
export function addCatalogCommands(program: Command, local: LocalCommands, io: Io): void {
  const catalog = program.command('catalog').description('catalog files: what is retired and what replaces it')
  example(
    catalog.command('check').description('say what is wrong with a catalog file, where, and what would be right'),
    'crossgrade catalog check my-catalog/office.yaml',
  )
    .argument('<file>', 'a YAML file')
    .action(async (file: string, _flags: object, command: Command) => {
      const findings = await local.checkCatalog(file)
      const hasErrors = findings.some(({ severity }) => severity === 'error')
      io.write(
        isJson(command) ? `${JSON.stringify({ file, ok: !hasErrors, findings }, null, 2)}\n` : `${render(file, findings, io.columns)}\n`,
      )
      io.setExitCode(hasErrors ? EXIT.wrongUse : EXIT.done)
    })
}

function render(file: string, findings: readonly CatalogFinding[], columns: number): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const total =
    findings.length === 0
      ? `${file} can be used as it is.`
      : `${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}.`
  return [...findings.map(({ text }) => text), total].map((line) => wrap(line, columns)).join('\n')
}
