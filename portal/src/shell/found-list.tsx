import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Domain } from '../parts/domain.tsx'
import type { FoundUser } from './use-found-users.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, overflowY: 'auto', minHeight: 0 },
  user: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
  },
  own: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  customer: { textAlign: 'end' },
  minor: { color: tokens.colorNeutralForeground2 },
})

interface FoundListProps {
  readonly id: string
  readonly items: readonly FoundUser[]
  readonly active: FoundUser | undefined
  readonly isBehind: boolean
  readonly onChoose: (user: FoundUser) => void
}

/** What each user of the list is called by, in the page and among them. */
export function optionId(list: string, { id, customer }: FoundUser): string {
  return `${list}-${customer.id}-${id}`
}

/** The users below the box, to choose one from. The box keeps the focus. */
export function FoundList({ id, items, active, isBehind, onChoose }: FoundListProps): React.JSX.Element {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  return (
    <ul id={id} role="listbox" aria-label={t('usersFoundList')} aria-busy={isBehind} className={styles.list}>
      {items.map((user) => (
        <li
          key={optionId(id, user)}
          id={optionId(id, user)}
          role="option"
          aria-selected={user === active}
          className={mergeClasses(styles.user, user === active && styles.active)}
          onClick={() => onChoose(user)}
        >
          <span className={styles.own}>
            <Text weight="semibold">{user.displayName}</Text>{' '}
            <Text size={200} className={styles.minor}>
              <Upn upn={user.userPrincipalName} />
            </Text>
          </span>{' '}
          <span className={styles.customer}>
            <Text size={200} className={styles.minor}>
              {user.customer.name}
            </Text>{' '}
            {user.seen ? null : (
              <Text block italic size={200} className={styles.minor}>
                {user.movedBy === null ? t('notInScan') : t('movedBy', { run: user.movedBy })}
              </Text>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A user principal name, which goes on behind its @ or a dot where it does not fit into a line. */
function Upn({ upn }: { readonly upn: string }): React.JSX.Element {
  const at = upn.lastIndexOf('@') + 1
  return (
    <>
      {upn.slice(0, at)}
      <wbr />
      <Domain domain={upn.slice(at)} />
    </>
  )
}
