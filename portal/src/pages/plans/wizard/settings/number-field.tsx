import { Field, SpinButton } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readNumber } from './read-number.ts'

interface NumberFieldProps {
  readonly label: string
  readonly hint?: string
  /** Null: nothing is said. */
  readonly value: number | null
  readonly min: number
  readonly max: number
  readonly onChange: (value: number | null) => void
  /** What was typed that is no number of the range: it stays to be put right. */
  readonly unread?: string | undefined
  /** Left out: the nearest number takes the place of what was typed, and that is said. */
  readonly onUnread?: (typed: string) => void
  /** What is wrong with it otherwise. */
  readonly wrong?: string
}

/** A whole number that may be left empty. */
export function NumberField({ label, hint, value, min, max, onChange, unread, onUnread, wrong }: NumberFieldProps): React.JSX.Element {
  const { t, i18n } = useTranslation('parts')
  const [wasUnread, setWasUnread] = useState(false)
  const figure = new Intl.NumberFormat(i18n.language)
  const expected = t('numberExpected', { min: figure.format(min), max: figure.format(max) })
  const change = (said: number | string | null | undefined): void => {
    const read = readNumber(said, min, max)
    setWasUnread('nearest' in read)
    if (!('nearest' in read)) onChange(read.number)
    else if (onUnread) onUnread(String(said))
    else onChange(read.nearest)
  }
  const isUnread = unread !== undefined
  const message = isUnread || wasUnread ? expected : wrong
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(message === undefined ? {} : { validationMessage: message, validationState: wasUnread && !onUnread ? 'warning' : 'error' })}
    >
      <SpinButton
        value={isUnread ? null : value}
        displayValue={unread ?? (value === null ? '' : String(value))}
        min={min}
        max={max}
        onChange={(_event, data) => change(data.value ?? data.displayValue)}
      />
    </Field>
  )
}
