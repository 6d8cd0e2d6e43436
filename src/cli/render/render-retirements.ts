import type { z } from 'zod'
import type { RetirementDetail, RetirementSummary } from '../../api/contract/retirements.ts'
import { table } from './table.ts'
import { counted, wrap } from './text.ts'
import type { View } from './view.ts'

export function renderRetirements(items: readonly z.infer<typeof RetirementSummary>[], view: View): string {
  const rows = items.map(({ id, title, effectiveOn, retires, options }) => [id, effectiveOn, `${retires}`, `${options}`, title.en])
  return table(['Retirement', 'Effective', 'Offers', 'Options', 'Title'], rows, view)
}

export function renderRetirement(retirement: RetirementDetail, view: View): string {
  const { id, version, title, retires, options, features, roles, source, notes, reviewedBy, lastVerifiedOn } = retirement
  const lines = [
    `${title.en}   (${id}, version ${version})`,
    ...dateLines(retirement),
    `  roles: ${roles.join(', ') || 'none named'}`,
    '',
    `${counted(retires.length, 'retired offer')}:`,
    ...retires.map(({ name, segment, offerId }) => `  ${name} (${segment})${offerId === null ? ', offer id not public' : ''}`),
    '',
    'replacement options:',
    ...options.flatMap(optionLines),
    ...(features.length > 0 ? ['', 'features:', ...features.map((feature) => featureLine(feature, options))] : []),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `note: ${note}`)] : []),
    '',
    `source: ${source.title}${source.date === null ? '' : `, ${source.date}`}${source.url === null ? '' : `, ${source.url}`}`,
    `${reviewedBy === null ? 'not reviewed yet' : `reviewed by ${reviewedBy}`}, ${lastVerifiedOn === null ? 'never verified' : `last verified ${lastVerifiedOn}`}`,
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

function dateLines({ announcedOn, effectiveOn, endOfSaleOn, autoRenewFalseOn }: RetirementDetail): readonly string[] {
  return [
    ...(announcedOn === null ? [] : [`  announced ${announcedOn}`]),
    ...(endOfSaleOn === null ? [] : [`  end of sale ${endOfSaleOn}`]),
    ...(autoRenewFalseOn === null ? [] : [`  auto-renew off from ${autoRenewFalseOn}`]),
    `  effective ${effectiveOn}`,
  ]
}

function optionLines({ id, title, segments, products }: RetirementDetail['options'][number]): readonly string[] {
  return [
    `  ${id}: ${title.en}${segments.length === 0 ? '' : ` (only ${segments.join(', ')})`}`,
    ...products.map((product) => `    ${product.isAddOn ? 'add-on ' : ''}${product.title}`),
  ]
}

function featureLine({ title, has }: RetirementDetail['features'][number], options: RetirementDetail['options']): string {
  const withIt = options.filter(({ id }) => has[id] === true).map(({ id }) => id)
  return `  ${title.en}: ${withIt.length === 0 ? 'in none of them' : withIt.length === options.length ? 'in all of them' : `in ${withIt.join(', ')}`}`
}
