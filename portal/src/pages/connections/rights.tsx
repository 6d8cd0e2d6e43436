import { Field, Input, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Section } from '../../parts/section.tsx'
import { CheckProgress } from './check-progress.tsx'
import { Command } from '../../parts/command.tsx'
import type { ConnectionSearch } from './connection-search.ts'
import { RightLevel, useRightName } from './right-level.tsx'
import { RightTable } from './right-table.tsx'

type CustomerAccess = Answer<'/api/access', 'get'>['customers'][number]

const route = getRouteApi('/inside/connections')

/** In the order in which a migration needs them. */
const OF_CUSTOMER = ['commerce-read', 'directory-read', 'license-write', 'agreement', 'purchase', 'relationship-end'] as const
const ROWS_MOST = 200

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  filter: { maxWidth: '20rem' },
  title: { margin: 0 },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** What we may at Microsoft: of the connection itself, and customer by customer. */
export function Rights(): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/connections' })
  const { connection, customers } = api.useSuspenseQuery('get', '/api/access', {}).data
  const check = api.useMutation('post', '/api/access/checks')
  const show = (change: ConnectionSearch): void => void navigate({ search: { ...search, ...change }, replace: true, resetScroll: false })
  const look = (body: { readonly all?: boolean; readonly customer?: string }): void =>
    check.mutate({ body: { all: body.all ?? false, ...body } }, { onSuccess: ({ id }) => show({ check: id }) })
  return (
    <Section
      title={t('rights')}
      actions={
        <div className={styles.acts}>
          <RightButton right="plan" disabled={check.isPending} onClick={() => look({})}>
            {t('checkConnection')}
          </RightButton>
          <RightButton right="plan" disabled={check.isPending} onClick={() => look({ all: true })}>
            {t('checkAll')}
          </RightButton>
        </div>
      }
    >
      <Text>{t('rightsMean')}</Text>
      {check.error ? <ProblemNote error={check.error} /> : null}
      {search.check === undefined ? null : <CheckProgress id={search.check} onClose={() => show({ check: undefined })} />}
      {connection.length === 0 ? (
        <Text className={styles.minor}>{t('neverChecked')}</Text>
      ) : (
        <RightTable label={t('rightsOfConnection')} rights={connection} />
      )}
      {customers.length === 0 ? (
        <Text className={styles.minor}>{t('noCustomerChecked')}</Text>
      ) : (
        <Customers customers={customers} shown={search.customer} look={look} />
      )}
      <Command command="npx crossgrade connection check --all" />
    </Section>
  )
}

function Customers({
  customers,
  shown,
  look,
}: {
  readonly customers: readonly CustomerAccess[]
  readonly shown: string | undefined
  readonly look: (body: { readonly customer: string }) => void
}): React.JSX.Element {
  const { t } = useTranslation('connections')
  const styles = useStyles()
  const nameOf = useRightName()
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const found = customers
    .filter(({ customer }) => `${customer.name} ${customer.domain}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => urgency(b) - urgency(a) || a.customer.name.localeCompare(b.customer.name))
  const one = customers.find(({ customer }) => customer.id === shown || customer.domain === shown)
  return (
    <>
      <Subtitle2 as="h3" className={styles.title}>
        {t('rightsByCustomer')}
      </Subtitle2>
      {one ? (
        <>
          <Subtitle2 as="h3" className={styles.title}>
            {t('rightsOf', { customer: one.customer.name })}
          </Subtitle2>
          <RightTable label={t('rightsOf', { customer: one.customer.name })} rights={one.rights} />
          <div>
            <RightButton right="plan" onClick={() => look({ customer: one.customer.id })}>
              {t('checkOne', { customer: one.customer.name })}
            </RightButton>
          </div>
        </>
      ) : (
        <Text className={styles.minor}>{t('chooseCustomer')}</Text>
      )}
      <Field label={t('findCustomer')} className={styles.filter}>
        <Input value={words} onChange={(_event, { value }) => setWords(value)} />
      </Field>
      <PlainTable
        label={t('rightsByCustomer')}
        rows={found.slice(0, ROWS_MOST)}
        keyOf={({ customer }) => customer.id}
        columns={[
          {
            key: 'customer',
            title: t('customer'),
            cell: ({ customer }) => (
              <AppLink to={`${addressOf.connections}?customer=${encodeURIComponent(customer.domain)}`}>{customer.name}</AppLink>
            ),
          },
          ...OF_CUSTOMER.map((name) => ({
            key: name,
            title: nameOf(name),
            cell: ({ rights }: CustomerAccess) => <RightLevel right={rights.find(({ right }) => right === name)} />,
          })),
        ]}
      />
      {found.length > ROWS_MOST ? <Text className={styles.minor}>{t('moreCustomers', { count: found.length - ROWS_MOST })}</Text> : null}
    </>
  )
}

/** What is refused stands first, then what is not known. */
function urgency({ rights }: CustomerAccess): number {
  const level = (wanted: 'refused' | 'unknown') => rights.some((each) => !each.expired && each.level === wanted)
  return level('refused') ? 2 : level('unknown') ? 1 : 0
}
