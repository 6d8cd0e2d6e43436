import type { RunReport } from './contract/run-report.ts'

/** A user as the helpdesk table has them. */
export interface ReportedUser {
  readonly customer: string | null
  readonly user: string | null
  readonly time: string | null
  readonly old: string | null
  readonly new: string | null
  readonly result: string | null
}

const STYLE =
  'body{font:15px/1.5 "Segoe UI",system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#242424}' +
  'h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}' +
  'th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d1d1d1;overflow-wrap:anywhere}' +
  '.figures{display:flex;flex-wrap:wrap;gap:1.5rem}.figures b{display:block;font-size:1.5rem}.practice{background:#fff4ce;padding:.5rem 1rem}'

/** One page without anything from elsewhere, to be opened, printed or mailed. Written piece by piece: a run may have many users. */
export async function* writeReportPage(report: RunReport, users: AsyncIterable<ReportedUser>, isPractice: boolean): AsyncGenerator<string> {
  const { run, at, startedAt, startedBy, customers, ended, migrations, needsPerson } = report
  yield `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
  yield `<title>${text(run)}: the morning after</title><style>${STYLE}</style></head><body>`
  if (isPractice) yield '<p class="practice">Practice: this run was carried out against the emulator.</p>'
  yield `<h1>Run ${text(run)}: the morning after</h1>`
  yield `<p>Started ${minute(startedAt)} by ${text(startedBy)}; as of ${minute(at)}, ${text(report.state)}.</p>`
  yield `<p class="figures">${figuresOf(report)}</p>`
  yield `<p>${customers} ${customers === 1 ? 'customer' : 'customers'}, ${ended} of ${migrations} old subscriptions suspended, canceled or ending.</p>`
  yield `<h2>Needs a person</h2>`
  yield needsPerson.length === 0 ? '<p>Nobody has to do anything.</p>' : needsTable(needsPerson)
  yield '<h2>Who was changed, and who was not yet</h2>'
  yield '<table><thead><tr><th>Customer</th><th>User</th><th>Time (UTC)</th><th>Old</th><th>New</th><th>Result</th></tr></thead><tbody>'
  for await (const { customer, user, time, old, new: now, result } of users)
    yield `<tr>${cells([customer, user, time === null ? null : minuteText(time), old, now, result])}</tr>`
  yield '</tbody></table></body></html>\n'
}

function figuresOf({ users }: RunReport): string {
  const figures = [
    ['changed, every service on', users.changed],
    ['changed, services coming on', users.comingOn],
    ['not changed yet', users.waiting],
    ['not as planned', users.refused],
    ['left alone', users.leftAlone],
    ['taken back', users.undone],
  ] as const
  return figures.map(([name, count]) => `<span><b>${count}</b>${name}</span>`).join('')
}

function needsTable(needs: RunReport['needsPerson']): string {
  const rows = needs.map(({ customer, subject, what, fix, whoFixes, deadline }) => {
    const by = deadline ? `${deadline.at.slice(0, 10)} (${deadline.kind})` : ''
    return `<tr>${cells([by, customer, subject, what, `${whoFixes}: ${fix}`])}</tr>`
  })
  return `<table><thead><tr><th>Before</th><th>Customer</th><th>What</th><th>Why</th><th>Who fixes it, and how</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function cells(values: readonly (string | null)[]): string {
  return values.map((value) => `<td>${text(value ?? '')}</td>`).join('')
}

function minute(at: string): string {
  return text(minuteText(at))
}

function minuteText(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')}Z`
}

const ENTITIES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Names come from elsewhere: none of them is markup. */
function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
