import { Badge, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Countdown } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { LicenseList } from './license-list.tsx'

type User = Answer<'/api/customers/{customer}/users', 'get'>['items'][number]

const useStyles = makeStyles({
  minor: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  badge: { height: 'auto', whiteSpace: 'normal' },
})

interface UserTableProps {
  readonly users: readonly User[]
  /** User principal names. */
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** Who holds what, since when nobody has seen them, and what was done for them. */
export function UserTable({ users, chosen, onChoose }: UserTableProps): React.JSX.Element {
  const { t } = useTranslation('customers')
  return (
    <PlainTable
      label={t('usersAndLicenses')}
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'chosen',
          title: t('column.chosen'),
          cell: ({ userPrincipalName: name, displayName }) => (
            <Checkbox
              aria-label={t('choose', { name: displayName })}
              checked={chosen.has(name)}
              onChange={(_event, { checked }) =>
                onChoose(new Set(checked === true ? [...chosen, name] : [...chosen].filter((each) => each !== name)))
              }
            />
          ),
        },
        { key: 'user', title: t('user'), cell: (user) => <Name user={user} /> },
        { key: 'licenses', title: t('licenses'), cell: ({ licenses }) => <LicenseList licenses={licenses} /> },
        { key: 'lastSignIn', title: t('lastSignIn'), cell: (user) => <LastSignIn user={user} /> },
        { key: 'usageLocation', title: t('usageLocation'), cell: ({ usageLocation }) => usageLocation },
        {
          key: 'move',
          title: t('moved'),
          cell: ({ move }) => (move ? <AppLink to={`${addressOf.run(move.run)}?tab=users`}>{move.run}</AppLink> : null),
        },
      ]}
    />
  )
}

function Name({ user: { userPrincipalName, displayName } }: { readonly user: User }): React.JSX.Element {
  const styles = useStyles()
  return (
    <>
      <AppLink to={addressOf.user(userPrincipalName)}>{displayName}</AppLink>
      <span className={styles.minor}>{userPrincipalName}</span>
    </>
  )
}

function LastSignIn({ user: { enabled, inactive, lastSignInAt } }: { readonly user: User }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const styles = useStyles()
  return (
    <>
      {lastSignInAt === null ? t('signInNotKnown') : <Countdown at={lastSignInAt} />}
      {inactive || !enabled ? (
        <div>
          <Badge className={styles.badge} appearance="tint" color="warning">
            {t(enabled ? 'inactiveUser' : 'disabledUser')}
          </Badge>
        </div>
      ) : null}
    </>
  )
}
