import { Badge, Button, makeStyles, Text, tokens, Tooltip } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../parts/clock.ts'
import { Account } from './account.tsx'
import { FindUser } from './find-user.tsx'
import { StopAllWrites } from './stop-all-writes.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    position: 'sticky',
    top: 0,
    zIndex: 5,
  },
  menu: { '@media (min-width: 861px)': { display: 'none' } },
  name: { color: tokens.colorNeutralForeground1, textDecorationLine: 'none' },
  room: { flexGrow: 1 },
})

/** The product's name, whether this is practice, the search for a user, the stop and who has signed in. */
export function TopBar({ onMenu }: { readonly onMenu: () => void }): React.JSX.Element {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  const { practice } = useStatus()
  return (
    <header className={styles.bar}>
      <Button className={styles.menu} appearance="subtle" icon={<NavigationRegular />} aria-label={t('menu')} onClick={onMenu} />
      <Link to="/" className={styles.name}>
        <Text size={400} weight="semibold">
          {t('product')}
        </Text>
      </Link>
      {practice ? (
        <Tooltip relationship="description" content={t('practiceMeans')}>
          <Badge appearance="tint" color="important" tabIndex={0}>
            {t('practice')}
          </Badge>
        </Tooltip>
      ) : null}
      <div className={styles.room} />
      <FindUser />
      <StopAllWrites />
      <Account />
    </header>
  )
}
