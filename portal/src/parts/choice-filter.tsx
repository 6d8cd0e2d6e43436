import { Field, makeStyles, Select } from '@fluentui/react-components'

const useStyles = makeStyles({ select: { width: '100%', minWidth: 0 } })

interface ChoiceFilterProps {
  readonly label: string
  /** Empty: all. */
  readonly value: string
  readonly all: string
  /** What may be chosen, with what it is called; what stands in the address and is none of them is shown too. */
  readonly choices: readonly (readonly [string, string])[]
  readonly onChoose: (value: string | undefined) => void
}

/** A filter of a few choices, or all. */
export function ChoiceFilter({ label, value, all, choices, onChoose }: ChoiceFilterProps): React.JSX.Element {
  const styles = useStyles()
  const isKnown = value === '' || choices.some(([each]) => each === value)
  return (
    <Field label={label}>
      <Select
        select={{ className: styles.select }}
        value={value}
        onChange={(_event, { value: chosen }) => onChoose(chosen === '' ? undefined : chosen)}
      >
        <option value="">{all}</option>
        {choices.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
        {isKnown ? null : <option value={value}>{value}</option>}
      </Select>
    </Field>
  )
}
