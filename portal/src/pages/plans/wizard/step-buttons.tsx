import { Button } from '@fluentui/react-components'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../parts/addresses.ts'
import { usePlanLayout } from '../plan-layout.ts'
import { STEPS, type StepName } from './wizard-search.ts'

interface StepButtonsProps {
  readonly step: StepName
  /** Something of this step is still open. */
  readonly isOpen?: boolean
}

/** To the step before and the one that follows. */
export function StepButtons({ step, isOpen = false }: StepButtonsProps): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const router = useRouter()
  const at = STEPS.indexOf(step)
  const [before, next] = [STEPS[at - 1], STEPS[at + 1]]
  const go = (to: StepName): void => void router.navigate({ href: `${addressOf.newPlan}?step=${to}` })
  return (
    <div className={layout.row}>
      {before === undefined ? null : <Button onClick={() => go(before)}>{t('back')}</Button>}
      {next === undefined ? null : (
        <Button appearance="primary" disabledFocusable={isOpen} onClick={() => go(next)}>
          {t('next')}
        </Button>
      )}
    </div>
  )
}
