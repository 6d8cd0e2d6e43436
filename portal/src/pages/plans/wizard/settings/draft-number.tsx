import { useTranslation } from 'react-i18next'
import type { Choices, TypedField } from '../draft.ts'
import { useDraft } from '../use-draft.ts'
import { NumberField } from './number-field.tsx'

interface DraftNumberProps {
  readonly field: Exclude<TypedField, 'ceiling'>
  readonly hint?: string
  readonly value: number | null
  readonly min: number
  readonly max: number
  readonly choicesOf: (value: number | null) => Partial<Choices>
  /** What is wrong with it beside the others. */
  readonly wrong?: string
}

/** A number of the draft. What is none of its range stays as it was typed: no plan is made before it is put right. */
export function DraftNumber({ field, choicesOf, ...others }: DraftNumberProps): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, type } = useDraft()
  return (
    <NumberField
      {...others}
      label={t(field)}
      unread={draft.unread?.[field]}
      onChange={(value) => type(field, '', choicesOf(value))}
      onUnread={(typed) => type(field, typed, undefined)}
    />
  )
}
