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
  /** In its place where they are too many for an address: where this window keeps them. */
  readonly chosen?: string
}

export function readWizardSearch(search: Readonly<Record<string, unknown>>): WizardSearch {
  const step = STEPS.find((each) => each === search['step'])
  const text = (name: 'snapshot' | 'retirement' | 'option' | 'only' | 'chosen'): Partial<WizardSearch> => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  return { ...(step ? { step } : {}), ...text('snapshot'), ...text('retirement'), ...text('option'), ...text('only'), ...text('chosen') }
}
