import { Body1 } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../parts/addresses.ts'
import { AppLink } from '../parts/app-link.tsx'
import { Page } from '../parts/page.tsx'

/** For an address that is no page's. */
export function NothingHere(): React.JSX.Element {
  const { t } = useTranslation('shell')
  return (
    <Page title={t('nothingHere')}>
      <Body1>{t('nothingHereNext')}</Body1>
      <div>
        <AppLink to={addressOf.needsYou}>{t('toFirstPage')}</AppLink>
      </div>
    </Page>
  )
}
