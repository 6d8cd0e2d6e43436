import { format } from 'prettier'
import type { Explanation } from '../../src/provider/explain/explanation.ts'
import { listErrors, listLicenseErrors, listLineErrors, listOthers } from './list-entries.ts'
import type { Entry } from './list-entries.ts'

const INTRODUCTION = `# Status codes

Every error code of Partner Center, Microsoft Graph and Microsoft's sign-in that a retirement can meet: what it means, what
Crossgrade does with it, and what clears it. Made by \`npm run gen\` from the product's table and the emulator's; a test fails when
it is not current. A code that is not here is shown with the provider's own words, and nothing is guessed about it.

The last column is the emulator's switch: \`crossgrade emulator faults add\` with these members makes calls end so until it is removed,
or only the next one with \`"times":1\` added. The words
in parentheses are the kind of error, as in the logs.
`

/** The whole of `docs/status-codes.md`. */
export async function statusCodesMarkdown(): Promise<string> {
  const errors = listErrors()
  const sections = [
    INTRODUCTION,
    section('Partner Center', errors.filter(isOf('partner-center'))),
    section('Lines of a cart', listLineErrors(), 'The cart is made (201), and one of its lines carries the error.'),
    section(
      'Microsoft Graph',
      errors.filter(isOf('graph')),
      'The second name tells apart what Graph answers with one code and different words.',
    ),
    section('Licenses through a group', listLicenseErrors(), 'Stated with the license when users are read.'),
    section('Sign-in', errors.filter(isOf('sign-in'))),
    otherSection(listOthers()),
  ]
  const text = sections.join('\n')
  return format(text, { parser: 'markdown', printWidth: 140 })
}

function isOf(api: Entry['api']): (entry: Entry) => boolean {
  return (entry) => entry.api === api
}

function section(title: string, entries: readonly Entry[], about = ''): string {
  const rows = entries.map(({ code, status, known, does, made }) => [
    `\`${code}\``,
    status,
    known?.what ?? '',
    does,
    known ? fixOf(known) : '',
    `\`${typeof made === 'string' ? made : JSON.stringify(made)}\``,
  ])
  return [`## ${title}\n`, about, '', table(['Code', 'HTTP', 'What it means', 'Crossgrade', 'What fixes it', 'Switch'], rows)].join('\n')
}

function otherSection(entries: readonly Entry[]): string {
  const rows = entries.map(({ api, code, known, made }) => [
    api,
    `\`${code}\``,
    known?.what ?? '',
    known ? fixOf(known) : '',
    typeof made !== 'string' ? '' : made.startsWith('{') ? `\`${made}\`` : made,
  ])
  return [
    '## Explained, and met in another way or not at all\n',
    table(['API', 'Code', 'What it means', 'What fixes it', 'Emulator'], rows),
  ].join('\n')
}

function fixOf({ fix, whoFixes }: Explanation): string {
  return `${fix} (${whoFixes === 'microsoft' || whoFixes === 'crossgrade' ? NAMES[whoFixes] : whoFixes})`
}

const NAMES = { microsoft: 'Microsoft', crossgrade: 'Crossgrade' } as const

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}
