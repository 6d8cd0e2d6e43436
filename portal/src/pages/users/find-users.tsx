import { Body1, Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Unknown } from './unknown.tsx'
import { UserView } from './user-view.tsx'

const LETTERS_LEAST = 2
const FOUND_MOST = 100

const route = getRouteApi('/inside/users')

/** Whom the words of the search box mean: one user by their whole name, or everybody whose name or domain begins so. */
export function FindUsers(): React.JSX.Element {
  const { t } = useTranslation('users')
  const { q = '' } = route.useSearch()
  const words = q.trim()
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(words)) return <UserView key={words} userPrincipalName={words} />
  if (words.length >= LETTERS_LEAST) return <Found words={words} />
  return (
    <Page title={t('findTitle')}>
      <Body1>{t(words === '' ? 'findHow' : 'tooShort')}</Body1>
    </Page>
  )
}

function Found({ words }: { readonly words: string }): React.JSX.Element {
  const { t } = useTranslation(['users', 'shell'])
  const { items } = api.useSuspenseQuery('get', '/api/users', { params: { query: { q: words, limit: FOUND_MOST } } }).data
  if (items.length === 0) return <Unknown words={words} />
  return (
    <Page title={t('users:findTitle')}>
      <Text role="status">{t(items.length < FOUND_MOST ? 'users:found' : 'users:foundMost', { count: items.length })}</Text>
      <PlainTable
        label={t('users:findTitle')}
        rows={items}
        keyOf={({ id, customer }) => `${customer.id} ${id}`}
        columns={[
          {
            key: 'name',
            title: t('users:name'),
            cell: ({ displayName, userPrincipalName, seen, movedBy }) => (
              <>
                <AppLink to={addressOf.user(userPrincipalName)}>{displayName}</AppLink>{' '}
                {seen ? null : (
                  <Text block italic size={200}>
                    {movedBy === null ? t('shell:notInScan') : t('shell:movedBy', { run: movedBy })}
                  </Text>
                )}
              </>
            ),
          },
          { key: 'upn', title: t('users:upn'), cell: ({ userPrincipalName }) => userPrincipalName },
          {
            key: 'customer',
            title: t('users:customer'),
            cell: ({ customer }) => <AppLink to={addressOf.customer(customer.domain)}>{customer.name}</AppLink>,
          },
        ]}
      />
    </Page>
  )
}
