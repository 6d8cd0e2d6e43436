import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'grid', rowGap: tokens.spacingVerticalS },
})

/** Nobody of that name is on record: why that may be, and where to look. */
export function Unknown({ words }: { readonly words: string }): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const isWhole = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(words)
  return (
    <Page title={t('unknown')}>
      <Body1>{t(isWhole ? 'unknownName' : 'notWhole', { words })}</Body1>
      <ul className={styles.list}>
        <li>{t('mayBeMistyped')}</li>
        <li>{t('mayHoldNothing')}</li>
        <li>
          {t('mayBeLater')} <AppLink to={addressOf.customers}>{t('toCustomers')}</AppLink>
        </li>
      </ul>
    </Page>
  )
}
