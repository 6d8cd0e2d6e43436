export const STEPS = ['scope', 'options', 'settings', 'review'] as const
export type StepName = (typeof STEPS)[number]

/** What stands behind the `?`: the step, and what a link from another page has chosen already. */
export interface WizardSearch {
  readonly step?: StepName
  readonly snapshot?: string
  readonly retirement?: string
  readonly option?: string
  /** Domains of the customers to plan, with commas between. */
  readonly only?: string
  /** The plan whose choices are begun with. */
  readonly plan?: string
  /** What of the further settings is unfolded. */
  readonly open?: string
  /** In its place where they are too many for an address: where this window keeps them. */
  readonly chosen?: string
}

const TEXTS = ['snapshot', 'retirement', 'option', 'only', 'chosen', 'plan', 'open'] as const
type TextName = (typeof TEXTS)[number]

export function readWizardSearch(search: Readonly<Record<string, unknown>>): WizardSearch {
  const step = STEPS.find((each) => each === search['step'])
  const text = (name: TextName): Partial<WizardSearch> => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  return Object.assign(step ? { step } : {}, ...TEXTS.map(text)) as WizardSearch
}
