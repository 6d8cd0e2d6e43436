import { Body1, Button, Card, makeStyles, Title2, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  card: { margin: 'auto', padding: tokens.spacingHorizontalXXL, maxWidth: '26rem', rowGap: tokens.spacingVerticalL },
  title: { margin: 0 },
})

/** What somebody sees who has signed out. */
export function SignedOut(): React.JSX.Element {
  const { t } = useTranslation('shell')
  const styles = useStyles()
  return (
    <Card className={styles.card} role="main">
      <Title2 as="h1" className={styles.title}>
        {t('signedOut')}
      </Title2>
      <Body1>{t('signedOutMeans')}</Body1>
      <Button appearance="primary" onClick={() => globalThis.location.assign('/sign-in')}>
        {t('signIn')}
      </Button>
    </Card>
  )
}
