import type { RunReport } from '../../api/contract/run-report.ts'
import { counted, minuteOf, withMinutes, wrap } from './text.ts'
import type { View } from './view.ts'

/** The figures, then who has to do something: the earliest deadline first. */
export function renderReport({ run, at, state, customers, migrations, ended, users, needsPerson }: RunReport, view: View): string {
  const head = [
    view.paint('strong', wrap(`run ${run}, the morning after   ${state}   ${minuteOf(at)}`, view.columns)),
    wrap(
      `  ${counted(customers, 'customer')}, ${ended} of ${counted(migrations, 'old subscription')} suspended, canceled or ending`,
      view.columns,
      4,
    ),
    wrap(
      `  ${counted(users.changed, 'user')} changed with every service on, ${users.comingOn} with services coming on, ${users.waiting} not changed yet, ${users.refused} not as planned, ${users.leftAlone} left alone, ${users.undone} taken back`,
      view.columns,
      4,
    ),
    '',
  ]
  if (needsPerson.length === 0) return [...head, 'Nobody has to do anything.'].join('\n')
  const blocks = needsPerson.flatMap(({ customer, subject, what, fix, whoFixes, deadline }) => [
    view.paint(
      'alert',
      wrap(`${deadline ? `${deadline.at.slice(0, 10)} (${deadline.kind})   ` : ''}${customer}: ${subject}`, view.columns),
    ),
    wrap(`  ${withMinutes(what)}`, view.columns, 4),
    wrap(`  to fix it (${whoFixes}): ${fix}`, view.columns, 4),
  ])
  return [...head, `Needs a person, what ends first first:`, ...blocks].join('\n')
}
