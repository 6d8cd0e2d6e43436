/** By which name a step goes: two are otherwise on a way back. */
export function stepKey(step: string, method: string | null | undefined): 'confirm' {
  const name = method === 'undo' && Object.hasOwn(BACK, step) ? BACK[step] : step
  // The names of the strings; one of another version shows as it was recorded.
  return name as 'confirm'
}

const BACK: { readonly [step: string]: string } = { 'switch-off': 'endNew', 'move-licenses': 'putBack' }
