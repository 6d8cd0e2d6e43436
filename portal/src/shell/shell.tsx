import { Button, makeStyles, OverlayDrawer, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLoading } from '../parts/page.tsx'
import { Notices } from './notices.tsx'
import { PageList } from './page-list.tsx'
import { TopBar } from './top-bar.tsx'

const NARROW = '@media (max-width: 860px)'
const BELOW_THE_BAR = '3.75rem'

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    left: '-9999px',
    zIndex: 10,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: tokens.spacingHorizontalM,
    ':focus': { left: tokens.spacingHorizontalM, top: tokens.spacingVerticalM },
  },
  below: { display: 'flex', flexGrow: 1, minWidth: 0 },
  pages: {
    width: '15rem',
    flexShrink: 0,
    padding: tokens.spacingHorizontalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [NARROW]: { display: 'none' },
    '& > nav': { position: 'sticky', top: BELOW_THE_BAR },
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    padding: tokens.spacingHorizontalXXL,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    [NARROW]: { padding: tokens.spacingHorizontalM },
  },
  close: { alignSelf: 'flex-end', margin: tokens.spacingHorizontalS },
  drawn: { padding: tokens.spacingHorizontalM },
})

/** Around every page: who and where one is, what can be stopped, and the other pages. */
export function Shell(): React.JSX.Element {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  const [isOpen, setOpen] = useState(false)
  return (
    <Suspense fallback={<PageLoading />}>
      <a href="#page" className={styles.skip}>
        {t('skip')}
      </a>
      <TopBar onMenu={() => setOpen(true)} />
      <div className={styles.below}>
        <div className={styles.pages}>
          <PageList />
        </div>
        <OverlayDrawer position="start" open={isOpen} onOpenChange={(_event, { open }) => setOpen(open)} aria-label={t('pages')}>
          <Button
            className={styles.close}
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('closeMenu')}
            onClick={() => setOpen(false)}
          />
          <div className={styles.drawn}>
            <PageList onGo={() => setOpen(false)} />
          </div>
        </OverlayDrawer>
        <main id="page" tabIndex={-1} className={styles.main}>
          <Notices />
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </Suspense>
  )
}
