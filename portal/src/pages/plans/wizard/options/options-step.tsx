import { useTranslation } from 'react-i18next'
import { Text } from '@fluentui/react-components'
import { usePlanLayout } from '../../plan-layout.ts'
import { StepButtons } from '../step-buttons.tsx'
import { whatIsMissing } from '../to-choices.ts'
import { inScope, sumByRetirement, type Affected } from '../use-affected.ts'
import { useDraft } from '../use-draft.ts'
import { useRetirements } from '../use-retirements.ts'
import { Exceptions } from './exceptions.tsx'
import { OptionSection } from './option-section.tsx'

/** What takes the place of each retired product, and where it is something else for a customer. */
export function OptionsStep({ affected }: { readonly affected: readonly Affected[] }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft } = useDraft()
  const { titleOf } = useRetirements()
  const planned = inScope(affected, draft)
  const wanted = sumByRetirement(planned).filter(({ retirement }) => !draft.leftAlone.includes(retirement))
  const missing = whatIsMissing(draft, affected).options
  return (
    <>
      {wanted.map((each) => (
        <OptionSection key={each.retirement} sums={each} />
      ))}
      {wanted.length === 0 ? (
        <Text>{t('nothingChosen')}</Text>
      ) : (
        <Exceptions affected={planned} retirements={wanted.map(({ retirement }) => retirement)} />
      )}
      {missing.length === 0 ? null : <Text className={layout.minor}>{t('optionsOpen', { titles: missing.map(titleOf).join(', ') })}</Text>}
      <StepButtons step="options" isOpen={missing.length > 0 || wanted.length === 0} />
    </>
  )
}
