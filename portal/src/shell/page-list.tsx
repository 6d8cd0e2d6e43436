import { makeStyles, tokens } from '@fluentui/react-components'
import {
  AlertRegular,
  ArchiveRegular,
  ArrowUndoRegular,
  BoxMultipleRegular,
  CalendarClockRegular,
  DocumentTextRegular,
  HistoryRegular,
  PeopleRegular,
  PlayCircleRegular,
  PlugConnectedRegular,
} from '@fluentui/react-icons'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  link: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    '&[aria-current="page"]': { backgroundColor: tokens.colorSubtleBackgroundSelected, fontWeight: tokens.fontWeightSemibold },
    '& svg': { flexShrink: 0, width: '20px', height: '20px' },
  },
})

/** In the order in which they are met: what needs somebody, what there is, what is done about it, what was done. */
const PAGES = [
  { to: '/', name: 'needsYou', Icon: AlertRegular },
  { to: '/customers', name: 'customers', Icon: PeopleRegular },
  { to: '/subscriptions', name: 'subscriptions', Icon: BoxMultipleRegular },
  { to: '/retirements', name: 'retirements', Icon: ArchiveRegular },
  { to: '/plans', name: 'plans', Icon: DocumentTextRegular },
  { to: '/runs', name: 'runs', Icon: PlayCircleRegular },
  { to: '/undo', name: 'undo', Icon: ArrowUndoRegular },
  { to: '/deadlines', name: 'deadlines', Icon: CalendarClockRegular },
  { to: '/log', name: 'log', Icon: HistoryRegular },
  { to: '/connections', name: 'connections', Icon: PlugConnectedRegular },
] as const satisfies readonly {
  readonly to: LinkProps['to']
  readonly name: string
  readonly Icon: React.ComponentType
}[]

/** Links to every page; `onGo`: one was followed. */
export function PageList({ onGo }: { readonly onGo?: () => void }): React.JSX.Element {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  return (
    <nav aria-label={t('pages')}>
      <ul className={styles.list}>
        {PAGES.map(({ to, name, Icon }) => (
          <li key={to}>
            <Link to={to} className={styles.link} activeOptions={{ exact: to === '/' }} onClick={onGo}>
              <Icon aria-hidden /> {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
