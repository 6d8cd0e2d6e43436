import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanLayout } from '../../plan-layout.ts'
import { areLimitsCrossed } from '../to-choices.ts'
import { useDraft } from '../use-draft.ts'
import { ChoiceSelect } from './choice-select.tsx'
import { DraftNumber } from './draft-number.tsx'

const SEATS_MOST = 1_000_000

/** How the new product is bought, and by whom the old one is ended. */
export function BuyingSettings(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  const { term = 'P1Y', billingCycle = 'as-before', purchase = 'automatic', suspension = 'automatic' } = draft.choices
  return (
    <>
      <ChoiceSelect
        label={t('term')}
        hint={t('termMeans')}
        value={term}
        options={(['P1M', 'P1Y', 'P3Y'] as const).map((each) => [each, t(`terms.${each}`)])}
        onChoose={(value) => choose({ term: value })}
      />
      <ChoiceSelect
        label={t('billing')}
        value={billingCycle}
        options={(['as-before', 'monthly', 'annual'] as const).map((each) => [each, t(`billings.${each}`)])}
        onChoose={(value) => choose({ billingCycle: value })}
      />
      <Ceiling />
      <SeatLimits />
      <ChoiceSelect
        label={t('purchase')}
        hint={t('purchaseMeans')}
        value={purchase}
        options={(['automatic', 'by-a-person'] as const).map((each) => [each, t(`doneBy.${each}`)])}
        onChoose={(value) => choose({ purchase: value })}
      />
      <ChoiceSelect
        label={t('suspension')}
        hint={t('suspensionMeans')}
        value={suspension}
        options={(['automatic', 'by-a-person'] as const).map((each) => [each, t(`doneBy.${each}`)])}
        onChoose={(value) => choose({ suspension: value })}
      />
    </>
  )
}

/** What is not an amount and a currency is kept as it was typed, and said: no plan is made before it is put right. */
function Ceiling(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft, type } = useDraft()
  const { unitPriceCeiling } = draft.choices
  const [typed, setTyped] = useState(
    draft.unread?.['ceiling'] ?? (unitPriceCeiling ? `${unitPriceCeiling.amount} ${unitPriceCeiling.currency}` : ''),
  )
  const change = (text: string): void => {
    setTyped(text)
    const read = readPrice(text)
    type('ceiling', text, read === undefined ? undefined : { unitPriceCeiling: read })
  }
  const isWrong = readPrice(typed) === undefined
  return (
    <div className={layout.row}>
      <Field label={t('ceiling')} hint={t('ceilingMeans')} {...(isWrong ? { validationMessage: t('ceilingWrong') } : {})}>
        <Input value={typed} placeholder="20.00 EUR" onChange={(_event, { value }) => change(value)} />
      </Field>
    </div>
  )
}

/** Null: no ceiling. Undefined: nobody can tell what is meant. */
function readPrice(text: string): { readonly amount: string; readonly currency: string } | null | undefined {
  if (text.trim() === '') return null
  const [, amount, currency] = /^(\d+(?:[.,]\d+)?)\s*([a-z]{3})$/i.exec(text.trim()) ?? []
  return amount === undefined || currency === undefined ? undefined : { amount: amount.replace(',', '.'), currency: currency.toUpperCase() }
}

function SeatLimits(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft } = useDraft()
  const { minimum = null, maximum = null } = draft.choices.seatLimits ?? {}
  return (
    <div className={layout.row}>
      <DraftNumber
        field="seatsMin"
        value={minimum}
        min={0}
        max={SEATS_MOST}
        choicesOf={(value) => ({ seatLimits: { minimum: value, maximum } })}
      />
      <DraftNumber
        field="seatsMax"
        value={maximum}
        min={0}
        max={SEATS_MOST}
        choicesOf={(value) => ({ seatLimits: { minimum, maximum: value } })}
        {...(areLimitsCrossed(draft) ? { wrong: t('limitsCrossed') } : {})}
      />
    </div>
  )
}
