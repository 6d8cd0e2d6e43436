import type { RetirementDetail } from '../../api/contract/retirements.ts'
import { renderFeatures } from './render-features.ts'
import { counted, wrap } from './text.ts'
import { titleIn, type Language } from './titles.ts'
import type { View } from './view.ts'

type RetirementOption = RetirementDetail['options'][number]

/** A retirement whole, as its document has it; options are numbered for the feature table. */
export function renderRetirement(retirement: RetirementDetail, language: Language, view: View): string {
  const { title, retires, options: all, features, notes, reviewed } = retirement
  // Of a retirement that nobody has reviewed, every option is not: said once.
  const options = reviewed ? all : all.map((option) => ({ ...option, unreviewed: false }))
  const head = [`${titleIn(language, title)}   (${versionWords(retirement)})`, ...reviewLines(retirement), ...factLines(retirement)]
  const offers = [`${counted(retires.length, 'retired offer')}:`, ...retires.flatMap(offerLines)]
  return [
    lines(head, view),
    lines(['', ...offers], view),
    lines(['', 'replacement options:', ...options.flatMap((option, at) => optionLines(option, at, options, language))], view),
    ...(features.length > 0 ? ['', renderFeatures(features, options, language, view)] : []),
    lines([...(notes.length > 0 ? [''] : []), ...notes.map((note) => `note: ${note}`), '', ...sourceLines(retirement)], view),
  ].join('\n')
}

function lines(texts: readonly string[], view: View): string {
  return texts.map((text) => wrap(text, view.columns)).join('\n')
}

function versionWords({ id, version, validFrom, versions }: RetirementDetail): string {
  const others = versions.filter((each) => each !== version)
  const since = validFrom === null ? '' : `, valid from ${validFrom}`
  return `${id}, version ${version}${since}${others.length > 0 ? `; also ${others.join(', ')}` : ''}`
}

function reviewLines({ reviewed }: RetirementDetail): readonly string[] {
  return reviewed ? [] : ['  not reviewed: nobody has compared it with its source yet']
}

function factLines(retirement: RetirementDetail): readonly string[] {
  const { announcedOn, effectiveOn, endOfSaleOn, autoRenewFalseOn, policy, lifecycle, roles, rolesNote } = retirement
  return [
    ...(announcedOn === null ? [] : [`  announced ${announcedOn}`]),
    ...(endOfSaleOn === null ? [] : [`  end of sale ${endOfSaleOn}`]),
    ...(autoRenewFalseOn === null ? [] : [`  auto-renew off from ${autoRenewFalseOn}`]),
    `  effective ${effectiveOn}`,
    `  policy: ${policy}`,
    `  deleted by Microsoft ${lifecycle.legacyDeletedAfterDays.join(' or ')} days after suspension (legacy)`,
    `  roles: ${roles.join(', ') || 'none named'}`,
    ...(rolesNote === null ? [] : [`  ${rolesNote}`]),
  ]
}

function offerLines({ name, alsoKnownAs, segment, offerId }: RetirementDetail['retires'][number]): readonly string[] {
  return [
    `  ${name}${segment === null ? '' : ` (${segment})`}${offerId === null ? ', offer id not public' : ''}`,
    ...(alsoKnownAs.length > 0 ? [`    also known as ${alsoKnownAs.join(', ')}`] : []),
  ]
}

function optionLines(option: RetirementOption, at: number, all: readonly RetirementOption[], language: Language): readonly string[] {
  const { id, title, group, segments, standsInFor, removeOnly, unreviewed, products } = option
  const heading = group === null ? '' : titleIn(language, group)
  const before = all[at - 1]?.group
  const isNewGroup = heading !== '' && heading !== (before ? titleIn(language, before) : '')
  const marks = [
    ...(segments.length === 0 ? [] : [`only ${segments.join(', ')}`]),
    ...(standsInFor === null ? [] : [`stands in for ${standsInFor}`]),
    ...(unreviewed ? ['not reviewed'] : []),
  ]
  return [
    ...(isNewGroup ? [`  ${heading}`] : []),
    `  ${`${at + 1}`.padStart(2)}  ${id}: ${titleIn(language, title)}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}`,
    ...(removeOnly ? ['        the license is only removed: nothing is bought'] : products.flatMap(productLines)),
  ]
}

function productLines({ title, isAddOn, needs, notWith }: RetirementOption['products'][number]): readonly string[] {
  return [
    `        ${isAddOn ? 'add-on ' : ''}${title}`,
    ...(needs.length === 0 ? [] : [`          needs any of ${titles(needs)}`]),
    ...(notWith.length === 0 ? [] : [`          comes with ${titles(notWith)} already`]),
  ]
}

function titles(skus: readonly { readonly title: string }[]): string {
  return skus.map(({ title }) => title).join(', ')
}

function sourceLines({ source, reviewed, reviewedBy, lastVerifiedOn }: RetirementDetail): readonly string[] {
  const by = reviewedBy === null ? 'not reviewed yet' : `reviewed by ${reviewedBy}`
  return [
    `source: ${source.title}${source.date === null ? '' : `, ${source.date}`}${source.url === null ? '' : `, ${source.url}`}`,
    `${reviewed ? by : 'not reviewed'}, ${lastVerifiedOn === null ? 'never verified' : `last verified ${lastVerifiedOn}`}`,
  ]
}
