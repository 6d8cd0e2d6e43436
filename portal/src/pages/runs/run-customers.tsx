import { Body1, Button, makeStyles, SearchBox, Text, ToggleButton, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { LongTable, type LongColumn } from '../../parts/long-table.tsx'
import { Day } from '../../parts/moment.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { chooseRows, type SortBy } from './choose-rows.ts'
import type { RunSearch } from './search.ts'
import { Ladder, MigrationState } from './states.tsx'
import { groupOf, GROUPS, movedOf, usersOf, type Migration, type Run } from './work.ts'

const route = getRouteApi('/inside/runs/$run')

type Key = SortBy | 'why' | 'next'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  find: { flexGrow: 1, maxWidth: '20rem' },
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Every migration of the run, with filters, search and sort; thousands of them. */
export function RunCustomers({ run }: { readonly run: Run }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { show, find, sort = 'step', down } = search
  const rows = chooseRows(run.migrations, { show, find: useDeferredValue(find), sort, isDown: down === true })
  const change = (to: RunSearch): void => void navigate({ search: (old) => ({ ...old, ...to }), replace: true })
  const columns = useColumns(run.id)
  return (
    <>
      <div className={styles.filters}>
        {GROUPS.map((group) => (
          <ToggleButton
            key={group}
            size="small"
            checked={show === group}
            onClick={() => change({ show: show === group ? undefined : group })}
          >
            {t(`group.${group}`)} ({run.migrations.filter((each) => groupOf(each) === group).length})
          </ToggleButton>
        ))}
        <SearchBox
          className={styles.find}
          aria-label={t('findCustomer')}
          placeholder={t('findCustomer')}
          value={find ?? ''}
          onChange={(_event, { value }) => change({ find: value === '' ? undefined : value })}
        />
      </div>
      {rows.length === 0 ? (
        <div className={styles.stack}>
          <Body1>{t('noneFound')}</Body1>
          <Button onClick={() => change({ show: undefined, find: undefined })}>{t('showAll')}</Button>
        </div>
      ) : (
        <LongTable<Migration, Key>
          label={t('tab.customers')}
          columns={columns}
          rows={rows}
          keyOf={({ customer, decision }) => `${customer.id} ${decision}`}
          sort={{ by: sort, isDown: down === true }}
          onSort={(by) => {
            if (by !== 'why' && by !== 'next') change({ sort: by, down: by === sort && down !== true ? true : undefined })
          }}
          minWidth="58rem"
        />
      )}
    </>
  )
}

function useColumns(run: string): readonly LongColumn<Migration, Key>[] {
  const { t } = useTranslation('runs')
  return [
    {
      key: 'customer',
      title: t('customer'),
      width: 'minmax(13rem, 1fr)',
      isSortable: true,
      cell: (migration) => <Customer run={run} migration={migration} />,
    },
    {
      key: 'step',
      title: t('stepTitle'),
      width: 'minmax(9.5rem, 1fr)',
      isSortable: true,
      cell: (migration) => <Ladder migration={migration} />,
    },
    { key: 'users', title: t('usersTitle'), width: '7rem', isSortable: true, cell: (migration) => <Users migration={migration} /> },
    {
      key: 'why',
      title: t('why'),
      width: 'minmax(14rem, 2.2fr)',
      cell: ({ reason }) => (reason ? <ReasonText reason={reason} /> : null),
    },
    { key: 'next', title: t('next'), width: '7.5rem', cell: (migration) => <Next migration={migration} /> },
    { key: 'since', title: t('since'), width: '7rem', isSortable: true, cell: ({ changedAt }) => <Day at={changedAt} /> },
  ]
}

function Customer({ run, migration }: { readonly run: string; readonly migration: Migration }): React.JSX.Element {
  const styles = useStyles()
  const { customer, state } = migration
  return (
    <div className={styles.stack}>
      <AppLink to={addressOf.runCustomer(run, customer.id)}>{customer.name}</AppLink>
      <MigrationState state={state} />
    </div>
  )
}

function Users({ migration }: { readonly migration: Migration }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const styles = useStyles()
  const figure = new Intl.NumberFormat(i18n.language)
  const { verified, refused } = migration.users
  return (
    <div className={styles.stack}>
      <Text>{t('movedOf', { done: figure.format(movedOf(migration)), all: figure.format(usersOf(migration)) })}</Text>
      <Text size={200} className={styles.minor}>
        {t('verifiedCount', { count: verified })}
      </Text>
      {refused > 0 ? <Text size={200}>{t('refusedCount', { count: refused })}</Text> : null}
    </div>
  )
}

/** When it is looked at again; of what is watched, when Microsoft deletes it. */
function Next({ migration: { state, dueAt, changedAt, method } }: { readonly migration: Migration }): React.JSX.Element | null {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const isDeleted = state === 'done' && method === 'replace'
  const at = isDeleted ? changedAt : dueAt
  if (at === null || state === 'superseded') return null
  return (
    <div className={styles.stack}>
      <Text size={200} className={styles.minor}>
        {isDeleted ? t('deletedOn') : state === 'watching' ? t('deletedFrom') : t('looksAgain')}
      </Text>
      <Day at={at} />
    </div>
  )
}
