import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'

interface ChoiceRadiosProps<Value extends string> {
  readonly label: string
  /** What is being decided, in a sentence. */
  readonly hint: string
  /** Undefined: nobody has chosen yet. */
  readonly value: Value | undefined
  readonly options: readonly (readonly [Value, string])[]
  readonly onChoose: (value: Value) => void
  readonly isRequired?: boolean
}

const useStyles = makeStyles({
  field: { maxWidth: '44rem', '& .fui-Field__hint': { color: tokens.colorNeutralForeground3 } },
})

/** A decision with few answers, all of them in sight. */
export function ChoiceRadios<Value extends string>({
  label,
  hint,
  value,
  options,
  onChoose,
  isRequired = false,
}: ChoiceRadiosProps<Value>) {
  const styles = useStyles()
  return (
    <Field label={label} hint={hint} required={isRequired} className={styles.field}>
      <RadioGroup
        value={value ?? ''}
        onChange={(_event, data) => {
          const chosen = options.find(([each]) => each === data.value)
          if (chosen) onChoose(chosen[0])
        }}
      >
        {options.map(([each, text]) => (
          <Radio key={each} value={each} label={text} />
        ))}
      </RadioGroup>
    </Field>
  )
}
