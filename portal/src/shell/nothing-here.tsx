import { Body1 } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../parts/page.tsx'

/** For an address that is no page's. */
export function NothingHere(): React.JSX.Element {
  const { t } = useTranslation('shell')
  return (
    <Page title={t('nothingHere')}>
      <Body1>{t('nothingHereNext')}</Body1>
      <Link to="/">{t('toFirstPage')}</Link>
    </Page>
  )
}
