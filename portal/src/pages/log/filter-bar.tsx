import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FILTERS, readFilters, type LogFilters } from './filters.ts'

const DAYS: ReadonlySet<keyof LogFilters> = new Set(['since', 'until'])

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(9.5rem, 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  input: { minWidth: 0, width: '100%' },
})

/** What of the log is wanted; asked for with Enter or the button, and then in the address. */
export function FilterBar({ filters }: { readonly filters: LogFilters }): React.JSX.Element {
  const { t } = useTranslation('log')
  const styles = useStyles()
  const navigate = useNavigate()
  const [typed, setTyped] = useState<LogFilters>(filters)
  return (
    <form
      role="search"
      aria-label={t('filter')}
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault()
        void navigate({ to: '/log', search: readFilters({ ...typed }) })
      }}
    >
      {FILTERS.map((name) => (
        <Field key={name} label={t(`by.${name}`)}>
          <Input
            className={styles.input}
            type={DAYS.has(name) ? 'date' : 'text'}
            value={typed[name] ?? ''}
            onChange={(_event, { value }) => setTyped({ ...typed, [name]: value })}
          />
        </Field>
      ))}
      <Button type="submit" appearance="primary">
        {t('show')}
      </Button>
      {Object.keys(filters).length > 0 ? <Button onClick={() => void navigate({ to: '/log' })}>{t('showAll')}</Button> : null}
    </form>
  )
}
