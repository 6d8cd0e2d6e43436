import { Body1, Button, makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { LongTable, type LongColumn } from '../../parts/long-table.tsx'
import { Day } from '../../parts/moment.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { TypedFilter } from '../../parts/typed-filter.tsx'
import type { RunSearch, SortBy } from './search.ts'
import { Ladder, MigrationState } from './states.tsx'
import type { RunWindow } from './use-run-page.ts'
import { GROUPS, movedOf, usersOf, type Migration, type Run } from './work.ts'

const route = getRouteApi('/inside/runs/$run')

type Key = SortBy | 'why' | 'next'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  find: { flexGrow: 1, maxWidth: '20rem' },
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS },
  minor: { color: tokens.colorNeutralForeground3 },
})

interface RunCustomersProps {
  readonly run: Run
  readonly migrations: RunWindow
}

/** Every migration of the run, with filters, search and sort; of thousands those in sight are there. */
export function RunCustomers({ run, migrations }: RunCustomersProps): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { show, find, sort = 'step', down } = search
  const { data, whole, rowAt, onSee } = migrations
  const total = data?.total ?? 0
  const change = (to: RunSearch): Promise<void> => navigate({ search: (old) => ({ ...old, ...to }), replace: true, resetScroll: false })
  const columns = useColumns(run.id)
  return (
    <>
      <div className={styles.filters}>
        {GROUPS.map((group) => (
          <ToggleButton
            key={group}
            size="small"
            checked={show === group}
            onClick={() => void change({ show: show === group ? undefined : group })}
          >
            {t(`group.${group}`)} ({run.groups[group]})
          </ToggleButton>
        ))}
        <div className={styles.find}>
          <TypedFilter
            label={t('findCustomer')}
            value={find ?? ''}
            onType={(value) => change({ find: value === '' ? undefined : value })}
          />
        </div>
      </div>
      {total === 0 ? (
        <div className={styles.stack}>
          <Body1>{t('noneFound')}</Body1>
          <Button onClick={() => void change({ show: undefined, find: undefined })}>{t('showAll')}</Button>
        </div>
      ) : (
        <LongTable<Migration, Key>
          of={whole}
          label={t('tab.customers')}
          columns={columns}
          rows={{ length: total, at: rowAt }}
          onSee={onSee}
          keyOf={({ customer, decision }) => `${customer.id} ${decision}`}
          sort={{ by: sort, isDown: down === true }}
          onSort={(by) => {
            if (by !== 'why' && by !== 'next') void change({ sort: by, down: by === sort && down !== true ? true : undefined })
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
      width: 'minmax(14.8rem, 1fr)',
      isSortable: true,
      cell: (migration) => <Customer run={run} migration={migration} />,
    },
    {
      key: 'step',
      title: t('stepTitle'),
      width: 'minmax(9rem, 1fr)',
      isSortable: true,
      cell: (migration) => <Ladder migration={migration} />,
    },
    { key: 'users', title: t('usersTitle'), width: '7rem', isSortable: true, cell: (migration) => <Users migration={migration} /> },
    {
      key: 'why',
      title: t('why'),
      width: 'minmax(12.7rem, 2.2fr)',
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
