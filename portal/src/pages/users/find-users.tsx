import { Body1 } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../parts/page.tsx'
import { UserView } from './user-view.tsx'

const route = getRouteApi('/inside/users')

/** Whom the words of the search box mean. For now they are taken for a whole user principal name. */
export function FindUsers(): React.JSX.Element {
  const { t } = useTranslation('users')
  const { q = '' } = route.useSearch()
  const words = q.trim()
  if (words !== '') return <UserView key={words} userPrincipalName={words} />
  return (
    <Page title={t('findTitle')}>
      <Body1>{t('findHow')}</Body1>
    </Page>
  )
}
