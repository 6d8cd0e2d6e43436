import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Domain } from '../../parts/domain.tsx'
import type { BookColumn } from '../../parts/book-column.ts'
import { Countdown } from '../../parts/moment.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import { Tags } from '../../parts/tags.tsx'
import { TermEnd } from '../../parts/term-end.tsx'
import { TermText } from '../../parts/term-text.tsx'
import type { ColumnKey } from './column-keys.ts'

export type Subscription = Answer<'/api/subscriptions', 'get'>['items'][number]

/** Width in rem; and by what the API sorts. */
const SHAPES: Readonly<Record<ColumnKey, { readonly rem: number; readonly sort?: string; readonly isNumber?: boolean }>> = {
  customer: { rem: 10, sort: 'customer' },
  product: { rem: 11, sort: 'product' },
  family: { rem: 8 },
  status: { rem: 6.5, sort: 'status' },
  termEndsAt: { rem: 9.5, sort: 'termEndsAt' },
  quantity: { rem: 5.5, sort: 'quantity', isNumber: true },
  assigned: { rem: 5.5, sort: 'assigned', isNumber: true },
  unassigned: { rem: 6, sort: 'unassigned', isNumber: true },
  inactive: { rem: 6, sort: 'inactive', isNumber: true },
  term: { rem: 8 },
  nextTerm: { rem: 9 },
  cancelableUntil: { rem: 10 },
  parent: { rem: 12 },
  run: { rem: 5 },
  subscriptionId: { rem: 13 },
  offerId: { rem: 13 },
}

const useStyles = makeStyles({
  minor: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  badge: { height: 'auto', whiteSpace: 'normal' },
})

/** The columns that are shown, in the page's order. */
export function useColumns(shown: readonly ColumnKey[]): readonly BookColumn<Subscription>[] {
  const { t } = useTranslation('subscriptions')
  return shown.map((key) => ({ key, title: t(`column.${key}`), ...SHAPES[key], cell: (row) => <Cell of={key} row={row} /> }))
}

function Cell({ of, row }: { readonly of: ColumnKey; readonly row: Subscription }): React.ReactNode {
  const { t } = useTranslation('book')
  switch (of) {
    case 'customer':
      return <CustomerCell row={row} />
    case 'product':
      return <ProductCell row={row} />
    case 'family':
      return t(`family.${row.family}`)
    case 'status':
      return <StatusBadge status={row.status} text={row.statusText} />
    case 'termEndsAt':
      return <TermEnd term={row} />
    case 'quantity':
    case 'assigned':
    case 'unassigned':
    case 'inactive':
      return <Figure value={row[of]} />
    case 'term':
      return <TermText term={row.termDuration} billing={row.billingCycle} />
    case 'nextTerm':
      return row.nextTerm ? <TermText {...row.nextTerm} billing={row.nextTerm.billingCycle} /> : null
    case 'cancelableUntil':
      return row.cancelableUntil === null ? null : <Countdown at={row.cancelableUntil} />
    case 'parent':
      return row.parent
    case 'run':
      return row.run === null ? null : <AppLink to={addressOf.run(row.run)}>{row.run}</AppLink>
    case 'subscriptionId':
      return row.id
    case 'offerId':
      return row.offerId
  }
}

function CustomerCell({ row: { customer, tags } }: { readonly row: Subscription }): React.JSX.Element {
  const styles = useStyles()
  return (
    <>
      <AppLink to={addressOf.customer(customer.domain)}>{customer.name}</AppLink>
      <span className={styles.minor}>
        <Domain domain={customer.domain} />
      </span>
      <Tags tags={tags} />
    </>
  )
}

function ProductCell({ row: { customer, id, offerName, parent, retirement, isTrial } }: { readonly row: Subscription }): React.JSX.Element {
  const { t } = useTranslation('book')
  const styles = useStyles()
  return (
    <>
      <AppLink to={addressOf.subscription(customer.domain, id)}>{offerName}</AppLink>
      {parent === null ? null : <span className={styles.minor}>{t('addOn')}</span>}
      {isTrial ? <span className={styles.minor}>{t('trial')}</span> : null}
      {retirement === null ? null : (
        <div>
          <Badge className={styles.badge} appearance="tint" color="warning">
            {t('retired')}
          </Badge>
        </div>
      )}
    </>
  )
}

/** A figure, or that nobody has read it. */
function Figure({ value }: { readonly value: number | null }): React.JSX.Element {
  const { t, i18n } = useTranslation('book')
  const styles = useStyles()
  if (value === null) return <span className={styles.minor}>{t('notKnown')}</span>
  return <>{new Intl.NumberFormat(i18n.language).format(value)}</>
}
