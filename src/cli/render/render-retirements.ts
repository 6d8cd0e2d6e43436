import type { RetirementSummary } from '../../api/contract/retirements.ts'
import { counted, wrap } from './text.ts'
import { titleIn, type Language } from './titles.ts'
import type { View } from './view.ts'

/** A block per retirement: its id is what commands want, so it is never cut. */
export function renderRetirements(items: readonly RetirementSummary[], language: Language, view: View): string {
  return items.map((item) => block(item, language, view)).join('\n')
}

function block(
  { id, version, validFrom, title, effectiveOn, reviewed, options, retires }: RetirementSummary,
  language: Language,
  view: View,
) {
  const facts = [
    `effective ${effectiveOn}`,
    `version ${version}${validFrom === null ? '' : ` valid from ${validFrom}`}`,
    counted(retires, 'retired offer'),
    counted(options, 'option'),
  ]
  return [
    view.paint('strong', wrap(reviewed ? id : `${id}, not reviewed`, view.columns)),
    wrap(`  ${titleIn(language, title)}`, view.columns),
    wrap(`  ${facts.join(', ')}`, view.columns),
  ].join('\n')
}
