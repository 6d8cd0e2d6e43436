import type { Migration, Run } from '../../api/contract/runs.ts'
import { isForPerson, isUnknown } from './for-person.ts'
import { pauseAboveWords, pauseWords } from './pause-words.ts'
import { stepWords, STATE_WORDS, usersWords } from './run-words.ts'
import { counted, cut, fit, minuteOf, plain, widthOf, withMinutes, wrap } from './text.ts'
import type { Tone, View } from './view.ts'

const NAME_MAX = 28

/** A run: a head, then one block per migration, those that need somebody last, where the eye is. */
export function renderRun(run: Run, isPractice: boolean, view: View): string {
  const order = [...run.migrations].sort((a, b) => Number(isForPerson(a)) - Number(isForPerson(b)))
  const widths = widthsOf(order)
  const blocks = order.map((each) => renderMigration(each, view, widths))
  const pauses = run.state === 'running' ? [wrap(`  ${pauseAboveWords(run)}`, view.columns)] : []
  return [renderRunHead(run, isPractice, view), ...pauses, '', ...blocks, '', renderRunFoot(run, view)].join('\n')
}

export function renderRunHead(run: Run, isPractice: boolean, view: View): string {
  const head = wrap(`${isPractice ? 'practice   ' : ''}run ${run.id} of migration plan ${run.plan}   ${run.state}`, view.columns)
  const held = pauseWords(run)
  const heldLines = held === undefined ? [] : [view.paint('alert', wrap(`  ${held}`, view.columns))]
  return [view.paint('strong', head), wrap(`  ${tally(run)}`, view.columns), ...heldLines].join('\n')
}

/** Widths of the parts of a block's head, so that blocks stand under each other. */
interface HeadWidths {
  readonly name: number
  readonly retirement: number
  readonly state: number
}

export function widthsOf(migrations: readonly Migration[]): HeadWidths {
  const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0)
  return {
    name: Math.min(NAME_MAX, widest(migrations.map(({ customer }) => plain(customer.name)))),
    retirement: widest(migrations.map(({ retirement }) => plain(retirement))),
    state: widest(migrations.map(({ state }) => STATE_WORDS[state].words)),
  }
}

/** `Contoso   office-365-e4   watching   moved 120 of 120`, then why, and until when; the head in several lines where it does not fit. */
export function renderMigration(migration: Migration, view: View, widths?: HeadWidths): string {
  const head =
    (widths && headLine(migration, view, widths)) ?? headLine(migration, view, widthsOf([migration])) ?? headLines(migration, view)
  return [head, ...reasonLines(migration).map((line) => wrap(`  ${line}`, view.columns))].join('\n')
}

/** Undefined where it is too long for one line. */
function headLine(migration: Migration, { columns, paint }: View, widths: HeadWidths): string | undefined {
  const { words, tone } = STATE_WORDS[migration.state]
  const before = `${fit(migration.customer.name, widths.name)}   ${fit(migration.retirement, widths.retirement)}   `
  const after = `   ${usersWords(migration)}`
  return widthOf(before + after) + widths.state <= columns ? before + paint(tone, fit(words, widths.state)) + after : undefined
}

function headLines(migration: Migration, view: View): string {
  const { words, tone } = STATE_WORDS[migration.state]
  const first = cut(plain(`${migration.customer.name}   ${migration.retirement}`), view.columns)
  return [first, ...stateLines(words, tone, usersWords(migration), view)].join('\n')
}

function stateLines(words: string, tone: Tone, users: string, view: View): readonly string[] {
  const state = view.paint(tone, cut(words, view.columns - 2))
  const fits = widthOf(words) + 5 + widthOf(users) <= view.columns
  return fits ? [`  ${state}   ${users}`] : [`  ${state}`, wrap(`  ${users}`, view.columns)]
}

/** Why it is where it is, in words, and until when. */
export function reasonLines({ method, state, step, reason, dueAt }: Migration): readonly string[] {
  const why = reason === null ? undefined : withMinutes(reason.text)
  const due = dueAt === null ? undefined : minuteOf(dueAt)
  const until = due === undefined || why?.includes(due) ? '' : `, until ${due}`
  switch (state) {
    case 'queued':
      return []
    case 'stopped':
      return why === undefined ? [] : [why]
    case 'done':
      return [method === 'replace' ? 'the old subscription is deleted by Microsoft' : (why ?? stepWords({ method, step }))]
    case 'watching':
      return [why ?? 'the old subscription is suspended', ...(until === '' ? [] : [`to be looked at again ${due ?? ''}`])]
    default:
      return why === undefined ? [stepWords({ method, step }) + until] : [stepWords({ method, step }), why + until]
  }
}

/** What to type next, if anything. */
function renderRunFoot({ id, state, settled, migrations }: Run, view: View): string {
  const count = (wanted: Migration['state']): number => migrations.filter((each) => each.state === wanted).length
  const asking = migrations.filter(({ state, reason }) => state === 'needs-person' && reason?.code === 'gate').length
  const doing = migrations.filter(({ state, reason }) => state === 'waiting' && reason?.code === 'by-a-person').length
  const [needing, changed, unknown] = [count('needs-person') - asking, count('changed'), migrations.filter(isUnknown).length]
  const lines = [
    ...(asking > 0 ? [`${counted(asking, 'migration')} wait${asking === 1 ? 's' : ''} for a person to say go on, as the plan asks`] : []),
    ...(doing > 0
      ? [`${counted(doing, 'migration')} wait${doing === 1 ? 's' : ''} for what a person does elsewhere; it goes on by itself`]
      : []),
    ...(needing > 0
      ? [`${counted(needing, 'migration')} need${needing === 1 ? 's' : ''} a person. When the reason is gone: crossgrade run retry ${id}`]
      : []),
    ...(changed > 0
      ? [`${counted(changed, 'migration')} changed since approval. When it is again as approved: crossgrade run retry ${id}`]
      : []),
  ]
  if (unknown > 0) lines.push(`${counted(unknown, 'migration')} left something of which nobody can tell. Look in Partner Center.`)
  if (lines.length === 0) lines.push(restWords(id, state, settled))
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

function restWords(id: string, state: Run['state'], settled: boolean): string {
  if (state === 'paused') return `Nothing new is sent for it. To go on: crossgrade run resume ${id}`
  if (state === 'stopped') return 'It was stopped for good. What is left wants a new plan: crossgrade snapshot take'
  return settled ? 'Nobody has to do anything.' : `To follow it: crossgrade run watch ${id}`
}

function tally({ migrations }: Run): string {
  const counts = new Map<string, number>()
  for (const { state } of migrations) counts.set(STATE_WORDS[state].words, (counts.get(STATE_WORDS[state].words) ?? 0) + 1)
  return `${counted(migrations.length, 'migration')}: ${[...counts].map(([words, count]) => `${count} ${words}`).join(', ') || 'none'}`
}
