import { Field, Input, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../../parts/clock.ts'
import { usePlanLayout } from '../../plan-layout.ts'
import { useDraft } from '../use-draft.ts'
import { ChoiceSelect } from './choice-select.tsx'

const ACTS = ['buy', 'move', 'suspend'] as const

/** What buying, moving and suspending wait for beside their turn. */
export function GateFields(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  return (
    <>
      <Text className={layout.minor}>{t('gatesMean')}</Text>
      {ACTS.map((act) => (
        <GateField key={act} act={act} />
      ))}
    </>
  )
}

function GateField({ act }: { readonly act: (typeof ACTS)[number] }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft, choose } = useDraft()
  const now = useNow()
  const gate = draft.choices.waitBefore?.[act] ?? 'open'
  const kind = gate === 'open' || gate === 'person' ? gate : 'moment'
  const set = (value: string): void => choose({ waitBefore: { ...draft.choices.waitBefore, [act]: value } })
  return (
    <div className={layout.ends}>
      <ChoiceSelect
        label={t(`gate.${act}`)}
        value={kind}
        options={(['open', 'person', 'moment'] as const).map((each) => [each, t(`gateKinds.${each}`)])}
        onChoose={(each) => set(each === 'moment' ? nextHour(now) : each)}
      />
      {kind === 'moment' ? (
        <Field label={t('gateMoment')}>
          <Input
            type="datetime-local"
            value={gate.slice(0, 'YYYY-MM-DDTHH:MM'.length)}
            onChange={(_event, { value }) => (value === '' ? undefined : set(`${value}Z`))}
          />
        </Field>
      ) : null}
    </div>
  )
}

/** Something to begin with; the field says that it is in UTC. */
function nextHour(now: number): string {
  return `${new Date(now + 60 * 60 * 1000).toISOString().slice(0, 'YYYY-MM-DDTHH'.length)}:00Z`
}
