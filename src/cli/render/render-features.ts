import type { RetirementDetail } from '../../api/contract/retirements.ts'
import { fit, widthOf, wrap } from './text.ts'
import { titleIn, YES_NO, type Language } from './titles.ts'
import type { View } from './view.ts'

const COLUMN = 5
/** Narrower than this a feature's title is hard to read beside its answers. */
const TITLE_MIN = 32

/**
 * The feature table: a row per feature, an answer per option under the option's number. Where there are more options than
 * columns, their answers go on below in further rows.
 */
export function renderFeatures(
  features: RetirementDetail['features'],
  options: RetirementDetail['options'],
  language: Language,
  view: View,
): string {
  const perRow = Math.max(1, Math.floor((view.columns - TITLE_MIN) / COLUMN))
  const groups = Array.from({ length: Math.ceil(options.length / perRow) }, (_each, at) => at * perRow)
  const titleWidth = view.columns - Math.min(perRow, options.length) * COLUMN
  return groups
    .map((first) => {
      const ids = options.slice(first, first + perRow).map(({ id }) => id)
      const head = line(
        'features, by number of option:',
        ids.map((_id, at) => `${first + at + 1}`),
        titleWidth,
      )
      return [head, ...features.map((feature) => row(feature, ids, titleWidth, language))].join('\n')
    })
    .join('\n')
}

function row({ title, has }: RetirementDetail['features'][number], ids: readonly string[], width: number, language: Language): string {
  const [yes, no] = YES_NO[language]
  const titleLines = wrap(`  ${titleIn(language, title)}`, width - 1, 0).split('\n')
  const last = titleLines.pop() ?? ''
  return [
    ...titleLines,
    line(
      last,
      ids.map((id) => (has[id] === true ? yes : no)),
      width,
    ),
  ].join('\n')
}

function line(title: string, cells: readonly string[], width: number): string {
  const start = widthOf(title) > width ? title : fit(title, width)
  return `${start}${cells.map((cell) => cell.padStart(COLUMN)).join('')}`
}
