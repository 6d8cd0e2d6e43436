import { StepButtons } from '../step-buttons.tsx'
import { hasWrongField } from '../to-choices.ts'
import { useDraft } from '../use-draft.ts'
import { MainSettings } from './main-settings.tsx'
import { MoreSettings } from './more-settings.tsx'

/** Services, seats and waits: what nearly everybody decides in sight, the rest folded away with good defaults. */
export function SettingsStep(): React.JSX.Element {
  const { draft } = useDraft()
  return (
    <>
      <MainSettings />
      <MoreSettings />
      <StepButtons step="settings" isOpen={draft.choices.newServices === undefined || hasWrongField(draft)} />
    </>
  )
}
