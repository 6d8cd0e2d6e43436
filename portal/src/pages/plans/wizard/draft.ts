import type { paths } from '../../../api/schema.ts'
import { readChoice } from '../../../parts/customer-choice.ts'
import type { WizardSearch } from './wizard-search.ts'

type Body = paths['/api/plans']['post']['requestBody']['content']['application/json']
export type Choices = Body['choices']
export type CustomerChoices = NonNullable<Choices['customers']>[string]

/** What has been chosen so far, as it is kept between visits. */
export interface Draft {
  /** The scan that this draft began or was begun with; null: the latest. */
  readonly snapshot: string | null
  /** Retirements that this plan leaves alone. */
  readonly leftAlone: readonly string[]
  readonly which: 'all' | 'only' | 'except'
  /** By domain: those that are planned, or those that are not. */
  readonly customers: readonly string[]
  readonly choices: Partial<Choices>
  /** The plan whose choices these were at first. */
  readonly from?: string
  /** What was typed into a field and cannot be read: it stays to be put right, and no plan is made before. */
  readonly unread?: Readonly<Record<string, string>>
}

/** A field that is typed into. */
export type TypedField = 'ceiling' | 'seatsMin' | 'seatsMax' | 'spareSeats' | 'termEndMargin'

/** Without what was typed there before; nothing: it can be read. */
export function withUnread({ unread = {} }: Draft, field: TypedField, typed: string | undefined): Pick<Draft, 'unread'> {
  const { [field]: _before, ...others } = unread
  return { unread: typed === undefined ? others : { ...others, [field]: typed } }
}

export const EMPTY: Draft = { snapshot: null, leftAlone: [], which: 'all', customers: [], choices: {} }

/** As it was left by this reader, or empty where nothing was, or nothing that can be read. */
export function readDraft(actor: string): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(actor)) ?? 'null')
    return isDraft(kept) ? { ...EMPTY, ...kept } : EMPTY
  } catch {
    return EMPTY
  }
}

export function keepDraft(actor: string, draft: Draft): void {
  localStorage.setItem(keyOf(actor), JSON.stringify(draft))
}

export function dropDraft(actor: string): void {
  localStorage.removeItem(keyOf(actor))
}

/**
 * What a link has chosen goes before what was left.
 * @param readChosen the customers that this window keeps; undefined where it has them no more, so that nobody is planned then
 */
export function withSearch(draft: Draft, search: WizardSearch, readChosen: typeof readChoice = readChoice): Draft {
  const { snapshot, retirement, option, only, chosen } = search
  return {
    ...draft,
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(only === undefined ? {} : { which: 'only', customers: only.split(',') }),
    ...(chosen === undefined ? {} : { which: 'only', customers: readChosen(chosen) ?? [] }),
    ...(retirement === undefined ? {} : { leftAlone: draft.leftAlone.filter((each) => each !== retirement) }),
    ...(retirement === undefined || option === undefined
      ? {}
      : { choices: { ...draft.choices, options: { ...draft.choices.options, [retirement]: option } } }),
  }
}

function keyOf(actor: string): string {
  return `crossgrade-plan-draft ${actor}`
}

function isDraft(kept: unknown): kept is Partial<Draft> {
  if (typeof kept !== 'object' || kept === null) return false
  const { leftAlone, customers, choices } = kept as Partial<Record<keyof Draft, unknown>>
  return Array.isArray(leftAlone) && Array.isArray(customers) && typeof choices === 'object' && choices !== null
}
