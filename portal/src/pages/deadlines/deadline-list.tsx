import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { DeadlineName } from '../../parts/deadline-name.tsx'
import { Countdown } from '../../parts/moment.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { useTableLabel } from '../../parts/table-label.ts'
import { SaidText } from '../../parts/said-text.tsx'
import { GroupedTable } from './grouped-table.tsx'
import { SharedPrices } from './shared-prices.tsx'
import { findSharedPrices } from './find-shared-prices.ts'
import type { Deadline } from './use-deadlines.ts'

const useStyles = makeStyles({
  when: { whiteSpace: 'nowrap' },
  minor: { color: tokens.colorNeutralForeground3 },
  kind: { display: 'block', minWidth: '7.5rem' },
  note: { display: 'block', minWidth: '15rem', maxWidth: '40rem' },
  product: { display: 'block', minWidth: '8rem' },
})

interface ListProps {
  readonly rows: readonly Deadline[]
  readonly isFlat: boolean
  /** Of several ranks, which each row says then. */
  readonly isRanked: boolean
}

/** Days in their order, or under their customers, of whom the one with the earliest day comes first. */
export function DeadlineList({ rows, isFlat, isRanked }: ListProps): React.JSX.Element {
  const { t } = useTranslation('deadlines')
  const styles = useStyles()
  const labelOf = useTableLabel()
  const prices = findSharedPrices(rows)
  const { when, customer, others } = useColumns(isRanked, new Set(prices.flatMap((each) => each.rows)))
  const above = prices.length === 0 ? null : <SharedPrices prices={prices} />
  if (isFlat)
    return (
      <>
        {above}
        <PlainTable label={labelOf(t('list'))} rows={rows} keyOf={keyOf} columns={[when, customer, ...others]} />
      </>
    )
  const groups = [...Map.groupBy(rows, (row) => row.customer.id)].map(([id, own]) => ({ id, rows: own }))
  return (
    <>
      {above}
      <GroupedTable
        label={labelOf(t('list'))}
        groups={groups}
        keyOf={keyOf}
        columns={[when, ...others]}
        title={({ customer: { id, name, domain } }) => (
          <>
            <AppLink to={addressOf.customer(id)}>{name}</AppLink>{' '}
            <Text size={200} className={styles.minor}>
              {domain}
            </Text>
          </>
        )}
      />
    </>
  )
}

/** Of a deletion without its days. */
function sortOf(kind: string): string {
  return kind.startsWith('deletion-') ? 'deletion' : kind
}

function keyOf({ customer, subscription, kind, at, run, note }: Deadline): string {
  return JSON.stringify([customer.id, subscription, kind, at, run, note])
}

type Column = PlainColumn<Deadline>

interface Columns {
  readonly when: Column
  readonly customer: Column
  readonly others: readonly Column[]
}

/** Of rows whose note stands above the list, it is not said again. */
function useColumns(isRanked: boolean, saidAbove: ReadonlySet<Deadline>): Columns {
  const { t } = useTranslation('deadlines')
  const styles = useStyles()
  return {
    when: {
      key: 'at',
      title: t('day'),
      cell: ({ at }) => (
        <span className={styles.when}>
          <Countdown at={at} />
        </span>
      ),
    },
    customer: {
      key: 'customer',
      title: t('customer'),
      cell: ({ customer }) => <AppLink to={addressOf.customer(customer.id)}>{customer.name}</AppLink>,
    },
    others: [
      {
        key: 'kind',
        title: t('kind'),
        cell: ({ kind, rank }) => (
          <span className={styles.kind}>
            <DeadlineName kind={kind} /> {isRanked ? <RankBadge rank={rank} /> : null}
          </span>
        ),
      },
      {
        key: 'product',
        title: t('product'),
        cell: ({ customer, subscription, product, facts }) =>
          subscription === null ? (
            <span className={styles.product}>
              <SaidText of="clause.admin-relationship" sentence={{ text: product, facts }} />
            </span>
          ) : (
            <span className={styles.product} lang="en">
              <AppLink to={addressOf.subscription(customer.id, subscription)}>{product}</AppLink>
            </span>
          ),
      },
      {
        key: 'run',
        title: t('run'),
        cell: ({ run, customer }) =>
          run === null ? (
            <span className={styles.minor}>{t('noRun')}</span>
          ) : (
            <AppLink to={addressOf.runCustomer(run, customer.id)}>{run}</AppLink>
          ),
      },
      {
        key: 'warned',
        title: t('warned'),
        cell: ({ warnedAtDays }) => (warnedAtDays === null ? null : t('warnedAt', { count: warnedAtDays })),
      },
      {
        key: 'note',
        title: t('note'),
        cell: (row) => (
          <span className={styles.note}>
            {saidAbove.has(row) ? (
              t('pricesAbove')
            ) : (
              <SaidText of={`deadline.${sortOf(row.kind)}`} sentence={{ text: row.note, facts: row.facts }} />
            )}
          </span>
        ),
      },
    ],
  }
}

function RankBadge({ rank }: { readonly rank: Deadline['rank'] }): React.JSX.Element | null {
  const { t } = useTranslation('deadlines')
  if (rank === 'upcoming') return null
  return (
    <Badge appearance="tint" color={rank === 'high' ? 'danger' : 'informative'}>
      {t(rank === 'high' ? 'isHigh' : 'isPast')}
    </Badge>
  )
}
