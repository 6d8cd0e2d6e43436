import { makeStyles, SearchBox } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  form: { flexShrink: 1, minWidth: 0, width: '16rem', '@media (max-width: 640px)': { order: 1, width: '100%' } },
  box: { width: '100%', maxWidth: '100%' },
})

/** Goes to a user by user principal name. */
export function FindUser(): React.JSX.Element {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  return (
    <form
      role="search"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() !== '') void navigate({ to: '/users', search: { q: words.trim() } })
      }}
    >
      <SearchBox
        className={styles.box}
        aria-label={t('searchUsers')}
        placeholder={t('searchUsersHint')}
        value={words}
        onChange={(_event, { value }) => setWords(value)}
      />
    </form>
  )
}
