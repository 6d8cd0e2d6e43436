import { useTranslation } from 'react-i18next'
import { Section } from '../../../../parts/section.tsx'
import { usePlanLayout } from '../../plan-layout.ts'
import { useDraft } from '../use-draft.ts'
import { ChoiceRadios } from './choice-radios.tsx'
import { DraftNumber } from './draft-number.tsx'
import { ORIGINS, originOf, SEAT_RULES, seatRuleOf } from './seat-choices.ts'

/** What nearly everybody decides. */
export function MainSettings(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  return (
    <>
      <Section title={t('services')}>
        <div className={layout.stack}>
          <NewServices />
          <VoiceLoss />
        </div>
      </Section>
      <Section title={t('seats')}>
        <div className={layout.stack}>
          <Seats />
          <SeatsFrom />
        </div>
      </Section>
      <Section title={t('afterTheMove')}>
        <div className={layout.stack}>
          <Hold />
          <UsageLocation />
        </div>
      </Section>
    </>
  )
}

function NewServices(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  const { newServices } = draft.choices
  return (
    <ChoiceRadios
      label={t('newServices')}
      hint={t('newServicesMeans')}
      isRequired
      value={typeof newServices === 'string' ? newServices : undefined}
      options={[
        ['off', t('newServicesOff')],
        ['on', t('newServicesOn')],
      ]}
      onChoose={(value) => choose({ newServices: value })}
    />
  )
}

function VoiceLoss(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  return (
    <ChoiceRadios
      label={t('voiceLoss')}
      hint={t('voiceLossMeans')}
      value={draft.choices.voiceLoss ?? 'block'}
      options={[
        ['block', t('lossBlock')],
        ['accept', t('voiceLossAccept')],
      ]}
      onChoose={(voiceLoss) => choose({ voiceLoss })}
    />
  )
}

function Seats(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  const { seats } = draft.choices
  const spare = typeof seats === 'object' ? seats.assignedPlus : null
  return (
    <>
      <ChoiceRadios
        label={t('seatRule')}
        hint={t('seatRuleMeans')}
        value={seatRuleOf(seats)}
        options={SEAT_RULES.map((rule) => [rule, t(`seatRules.${rule}`)])}
        onChoose={(rule) => choose({ seats: rule === 'assigned-plus' ? { assignedPlus: spare ?? 2 } : rule })}
      />
      {spare === null ? null : (
        <DraftNumber
          field="spareSeats"
          value={spare}
          min={0}
          max={1_000_000}
          choicesOf={(value) => ({ seats: { assignedPlus: value ?? 0 } })}
        />
      )}
    </>
  )
}

function SeatsFrom(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  return (
    <ChoiceRadios
      label={t('seatsFrom')}
      hint={t('seatsFromMeans')}
      value={originOf(draft.choices.seatsFrom)}
      options={Object.keys(ORIGINS).map((origin) => [origin, t(`origins.${origin as keyof typeof ORIGINS}`)])}
      onChoose={(origin) => choose({ seatsFrom: [...ORIGINS[origin as keyof typeof ORIGINS]] })}
    />
  )
}

const HOLDS = ['0', '1', '2', '3', '4'] as const

function Hold(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  const { hold = { workingDays: 2 } } = draft.choices
  const days = 'workingDays' in hold ? hold.workingDays : Math.ceil(hold.hours / 24)
  return (
    <ChoiceRadios
      label={t('hold')}
      hint={t('holdMeans')}
      value={HOLDS.find((each) => each === String(days))}
      options={HOLDS.map((each) => [each, each === '0' ? t('holdNone') : t('holdDays', { count: Number(each) })])}
      onChoose={(value) => choose({ hold: value === '0' ? { hours: 0 } : { workingDays: Number(value) } })}
    />
  )
}

function UsageLocation(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  return (
    <ChoiceRadios
      label={t('usageLocation')}
      hint={t('usageLocationMeans')}
      value={draft.choices.usageLocation ? 'customer-country' : 'block'}
      options={[
        ['block', t('usageLocationBlock')],
        ['customer-country', t('usageLocationCustomer')],
      ]}
      onChoose={(value) => choose({ usageLocation: value === 'block' ? null : value })}
    />
  )
}
