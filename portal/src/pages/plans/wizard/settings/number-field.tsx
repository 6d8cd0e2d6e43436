import { Field, SpinButton } from '@fluentui/react-components'

interface NumberFieldProps {
  readonly label: string
  readonly hint?: string
  /** Null: nothing is said. */
  readonly value: number | null
  readonly min: number
  readonly max: number
  readonly onChange: (value: number | null) => void
}

/** A whole number that may be left empty. */
export function NumberField({ label, hint, value, min, max, onChange }: NumberFieldProps): React.JSX.Element {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <SpinButton
        value={value}
        displayValue={value === null ? '' : String(value)}
        min={min}
        max={max}
        onChange={(_event, data) => onChange(numberOf(data.value ?? data.displayValue, min, max))}
      />
    </Field>
  )
}

function numberOf(said: number | string | null | undefined, min: number, max: number): number | null {
  if (said === null || said === undefined || said === '') return null
  const number = Math.trunc(Number(said))
  return Number.isNaN(number) ? null : Math.min(max, Math.max(min, number))
}
