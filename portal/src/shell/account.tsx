import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components'
import { PersonCircleRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { signOut, useSession } from '../api/session.ts'
import { chooseLanguage, languageOf } from '../strings/i18n.ts'
import { LANGUAGES, type Language } from '../strings/texts.ts'
import { THEME_CHOICES, useTheme, type ThemeChoice } from './theme.ts'

const useStyles = makeStyles({
  button: {
    flexShrink: 0,
    '@media (max-width: 860px)': { minWidth: '32px', padding: tokens.spacingHorizontalXS, '& .fui-Button__icon': { marginRight: 0 } },
  },
  name: { whiteSpace: 'nowrap', '@media (max-width: 860px)': { display: 'none' } },
  who: { display: 'flex', flexDirection: 'column', padding: tokens.spacingHorizontalM, maxWidth: '20rem' },
})

/** Who has signed in and what they may do; language, theme, and the way out. */
export function Account(): React.JSX.Element {
  const { t, i18n } = useTranslation('shell')
  const styles = useStyles()
  const session = useSession()
  const { choice, choose } = useTheme()
  const name = session.person?.name ?? session.actor
  const rights = session.rights.map((each) => t(`right.${each}`)).join(', ')
  return (
    <Menu
      checkedValues={{ language: [languageOf(i18n.language)], theme: [choice] }}
      onCheckedValueChange={(_event, { name: what, checkedItems: [item] }) => {
        if (what === 'language') void chooseLanguage(item as Language)
        else choose(item as ThemeChoice)
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button className={styles.button} appearance="subtle" icon={<PersonCircleRegular />} aria-label={t('account', { name })}>
          <span className={styles.name}>{name}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <Text weight="semibold">{name}</Text>
          <Text size={200}>{session.person?.roles.join(', ')}</Text>
          <Text size={200}>{t('mayDo', { rights })}</Text>
        </div>
        <MenuList>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('language')}</MenuGroupHeader>
            {Object.entries(LANGUAGES).map(([language, itsName]) => (
              <MenuItemRadio key={language} name="language" value={language} lang={language}>
                {itsName}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('theme')}</MenuGroupHeader>
            {THEME_CHOICES.map((each) => (
              <MenuItemRadio key={each} name="theme" value={each}>
                {t(each)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem onClick={() => void signOut(session)}>{t('signOut')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
