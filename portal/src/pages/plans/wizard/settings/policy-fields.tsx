import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { usePlanLayout } from '../../plan-layout.ts'
import { useDraft } from '../use-draft.ts'
import { useRetirements } from '../use-retirements.ts'
import { ChoiceSelect } from './choice-select.tsx'

const POLICIES = ['migrate', 'suspend', 'stop-renewal'] as const

/** What becomes of each retired product that has an option: moved, or only ended. */
export function PolicyFields(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft, choose } = useDraft()
  const { titleOf } = useRetirements()
  const { options = {}, policies = {} } = draft.choices
  return (
    <>
      <Text className={layout.minor}>{t('policiesMean')}</Text>
      {Object.keys(options).map((retirement) => (
        <ChoiceSelect
          key={retirement}
          label={titleOf(retirement)}
          value={POLICIES.find((each) => each === policies[retirement]) ?? 'migrate'}
          options={POLICIES.map((each) => [each, t(`policy.${each}`)])}
          onChoose={(policy) => choose({ policies: { ...policies, [retirement]: policy } })}
        />
      ))}
    </>
  )
}
