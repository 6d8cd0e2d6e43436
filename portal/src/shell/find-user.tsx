import { makeStyles, mergeClasses, SearchBox, Text, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { FoundList, optionId } from './found-list.tsx'
import { SHOWN_MOST, useFoundUsers, type FoundUser } from './use-found-users.ts'

const useStyles = makeStyles({
  form: {
    position: 'relative',
    flexShrink: 1,
    minWidth: 0,
    width: '16rem',
    '@media (max-width: 640px)': { order: 1, width: '100%' },
  },
  box: { width: '100%', maxWidth: '100%' },
  below: {
    position: 'absolute',
    insetInlineEnd: 0,
    top: '100%',
    marginTop: tokens.spacingVerticalXXS,
    width: '26rem',
    maxHeight: 'calc(100vh - 8rem)',
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalXS} 0`,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    '@media (max-width: 640px)': { width: '100%' },
  },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  said: { display: 'block', padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, color: tokens.colorNeutralForeground2 },
})

/** Goes to a user by a name, which it offers while one types; with nobody chosen, to all whom the words may mean. */
export function FindUser(): React.JSX.Element {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  const navigate = useNavigate()
  const list = useId()
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const { items, error, isBehind, ask, leave } = useFoundUsers(words)
  const active = items.find((user) => optionId(list, user) === chosen)
  const hasList = isOpen && items.length > 0 && error === null
  const isShown = hasList || (isOpen && (error !== null || (!isBehind && words.trim().length > 1)))

  function type(typed: string): void {
    setWords(typed)
    setChosen(undefined)
    setOpen(typed.trim() !== '')
    ask(typed)
  }

  function goTo({ userPrincipalName: upn }: FoundUser): void {
    setOpen(false)
    setChosen(undefined)
    void navigate({ to: '/users/$upn', params: { upn } })
  }

  function point(step: 1 | -1): void {
    setOpen(true)
    if (!hasList) return
    const at = active ? items.indexOf(active) + step : step === 1 ? 0 : -1
    const user = items.at(at % items.length)
    if (!user) return
    setChosen(optionId(list, user))
    document.getElementById(optionId(list, user))?.scrollIntoView({ block: 'nearest' })
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') point(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Enter' && hasList && active) goTo(active)
    else if (event.key === 'Escape' && isShown) setOpen(false)
    else if (event.key === 'Escape') type('')
    else return
    event.preventDefault()
  }

  function said(count: number): string {
    if (count === 0) return t('nobodyFound')
    return t(count < SHOWN_MOST ? 'usersFound' : 'usersFoundMost', { count })
  }

  return (
    <form
      role="search"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        leave()
        setOpen(false)
        if (words.trim() !== '') void navigate({ to: '/users', search: { q: words.trim() } })
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <SearchBox
        className={styles.box}
        // Of a box for text alone the browser does nothing of its own with Escape, and it may be a combobox.
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={t('searchUsers')}
        aria-autocomplete="list"
        aria-expanded={hasList}
        aria-controls={hasList ? list : undefined}
        aria-activedescendant={hasList && active ? optionId(list, active) : undefined}
        placeholder={t('searchUsersHint')}
        dismiss={{ 'aria-label': t('clearSearch') }}
        value={words}
        onChange={(_event, { value }) => type(value)}
        onKeyDown={press}
        onClick={() => setOpen(words.trim() !== '')}
      />
      {/* A press into the list leaves the focus in the box. */}
      <div className={isShown ? styles.below : styles.unseen} onMouseDown={(event) => event.preventDefault()}>
        {hasList ? <FoundList id={list} items={items} active={active} isBehind={isBehind} onChoose={goTo} /> : null}
        {isShown && error !== null ? <ProblemNote error={error} /> : null}
        <Text role="status" size={200} className={mergeClasses(isShown && error === null && styles.said)}>
          {isShown && error === null && !isBehind ? said(items.length) : null}
        </Text>
      </div>
    </form>
  )
}
