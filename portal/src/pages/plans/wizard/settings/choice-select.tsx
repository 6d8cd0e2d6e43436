import { Field, makeStyles, Select } from '@fluentui/react-components'

interface ChoiceSelectProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly onChoose: (value: Value) => void
}

const useStyles = makeStyles({ field: { maxWidth: '28rem' } })

/** A decision that few want to take, with its answers folded away. */
export function ChoiceSelect<Value extends string>({ label, hint, value, options, onChoose }: ChoiceSelectProps<Value>) {
  const styles = useStyles()
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} className={styles.field}>
      <Select
        value={value}
        onChange={(_event, data) => {
          const chosen = options.find(([each]) => each === data.value)
          if (chosen) onChoose(chosen[0])
        }}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  )
}
