import type { CustomerAccess, Right } from '../../api/contract/access.ts'
import { table } from './table.ts'
import { counted, minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

const DETAILS_SHOWN = 30
const RIGHTS = [
  ['commerce-read', 'Commerce'],
  ['directory-read', 'Directory'],
  ['license-write', 'Licenses'],
  ['agreement', 'Agreement'],
  ['purchase', 'Purchase'],
  ['relationship-end', 'Ends'],
] as const

/** The connection itself in sentences, customers as a table of rights, and below it what is refused and why. */
export function renderAccess(
  { connection, customers }: { readonly connection: readonly Right[]; readonly customers: readonly CustomerAccess[] },
  view: View,
): string {
  const refused = customers.flatMap(({ customer, rights }) =>
    rights.filter(({ level, expired }) => level === 'refused' && !expired).map((right) => ({ customer, right })),
  )
  const blocks = [
    connection.flatMap((right) => rightLines('', right)),
    customers.length === 0 ? [] : [matrix(customers, view)],
    refused.slice(0, DETAILS_SHOWN).flatMap(({ customer, right }) => rightLines(`${customer.name}, `, right)),
    refused.length > DETAILS_SHOWN ? [`and ${refused.length - DETAILS_SHOWN} more; all of them with --json`] : [],
    customers.length === 0 ? [] : [`${counted(customers.length, 'customer')}, ${counted(refused.length, 'right')} refused.`],
  ]
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map((line) => (line.includes('\n') ? line : wrap(line, view.columns))).join('\n'))
    .join('\n\n')
}

function matrix(customers: readonly CustomerAccess[], view: View): string {
  const rows = customers.map(({ customer, rights }) => [
    customer.name,
    ...RIGHTS.map(([name]) => levelOf(rights.find(({ right }) => right === name))),
  ])
  return table(['Customer', ...RIGHTS.map(([, title]) => title)], rows, view)
}

function levelOf(right: Right | undefined): string {
  if (!right) return ''
  return right.expired ? 'too old' : right.level
}

function rightLines(whose: string, { right, level, what, fix, whoFixes, checkedAt }: Right): readonly string[] {
  const toDo = fix !== '' && level !== 'proven' ? [`  ${whoFixes}: ${fix}`] : []
  return [`${whose}${right}: ${level}; ${what} (looked at ${minuteOf(checkedAt)})`, ...toDo]
}
