import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session.ts'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Text } from '@fluentui/react-components'
import { Budget } from './budget.tsx'
import { CatalogInUse } from './catalog-in-use.tsx'
import { Provider } from './provider.tsx'
import { Rights } from './rights.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'
import { Trust } from './trust.tsx'
import { Workers } from './workers.tsx'

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(26rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
})

/** Where it leads to Microsoft, how far it may go, what it may there, and who else may call. */
export function Connections(): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  const mayConnect = useMay('connect')
  return (
    <Page title={t('title')}>
      <div className={styles.pair}>
        <Provider />
        <Trust />
      </div>
      <Rights />
      <Budget />
      <div className={styles.pair}>
        <Workers />
        <CatalogInUse />
      </div>
      {mayConnect ? (
        <>
          <Tokens />
          <Sessions />
        </>
      ) : (
        <Section title={t('tokens')}>
          <Text>{t('tokensWantRight')}</Text>
        </Section>
      )}
    </Page>
  )
}
