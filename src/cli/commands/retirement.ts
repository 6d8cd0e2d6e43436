import { Option, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import type { Io } from '../io.ts'
import { renderRetirement } from '../render/render-retirement.ts'
import { renderRetirements } from '../render/render-retirements.ts'
import { LANGUAGES, type Language } from '../render/titles.ts'
import { openSession } from '../session.ts'
import { example } from './example.ts'
import { addRetirementDraft } from './retirement-draft.ts'

export function addRetirementCommands(program: Command, io: Io): void {
  const retirement = program.command('retirement').description('what Microsoft retires, and what can replace it')
  example(retirement.command('list').description('every retirement of the catalog'), 'crossgrade retirement list --language it')
    .addOption(languageOption())
    .action(async ({ language }: LanguageFlag, command: Command) => {
      const session = openSession(command, io)
      const answer = await session.client.call(routes.listRetirements)
      session.show(answer, () => renderRetirements(answer.retirements, language, session.view))
    })

  example(
    retirement.command('show').description('dates, retired offers, replacement options, features, source'),
    'crossgrade retirement show office-365-e4',
  )
    .argument('<id>', 'a retirement')
    .option('--version <number>', 'an older or later version of it')
    .addOption(languageOption())
    .action(async (id: string, { version, language }: LanguageFlag & { readonly version?: string }, command: Command) => {
      const session = openSession(command, io)
      const detail = await session.client.call(routes.getRetirement, { params: { id }, query: { version } })
      session.show(detail, () => renderRetirement(detail, language, session.view))
    })

  addRetirementDraft(retirement, io)
}

interface LanguageFlag {
  readonly language: Language
}

function languageOption(): Option {
  return new Option('--language <language>', 'titles in English, Italian or Swedish').choices([...LANGUAGES]).default('en')
}
