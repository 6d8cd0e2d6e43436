import { Field, makeStyles, SearchBox } from '@fluentui/react-components'
import { useRef, useState } from 'react'

const WAIT_MS = 300

const useStyles = makeStyles({ box: { width: '100%', maxWidth: '100%', minWidth: 0 } })

interface TypedFilterProps {
  readonly label: string
  /** As the address has it. */
  readonly value: string
  readonly onType: (value: string) => Promise<unknown>
}

/** A filter that counts while one types, as soon as one pauses. */
export function TypedFilter({ label, value, onType }: TypedFilterProps): React.JSX.Element {
  const styles = useStyles()
  const [draft, setDraft] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  async function keep(typed: string): Promise<void> {
    await onType(typed)
    setDraft((now) => (now === typed ? null : now))
  }
  return (
    <Field label={label}>
      <SearchBox
        className={styles.box}
        value={draft ?? value}
        onChange={(_event, { value: typed }) => {
          setDraft(typed)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => void keep(typed), WAIT_MS)
        }}
      />
    </Field>
  )
}
