import { useTranslation } from 'react-i18next'
import { useNow } from '../../parts/clock.ts'
import { DeadlineName } from '../../parts/deadline-name.tsx'
import { Countdown } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import type { CustomerDetail } from './use-customer.ts'

interface CustomerDay {
  readonly kind: string
  readonly at: string
  /** A subscription's product, or a relationship. */
  readonly of: string
}

/** The days of a customer that are still to come, the next one first. */
export function Days({ detail }: { readonly detail: CustomerDetail }): React.JSX.Element | null {
  const { t } = useTranslation('customers')
  const now = useNow()
  const days = listDays(detail)
    .filter(({ at }) => Date.parse(at) > now)
    .toSorted((a, b) => a.at.localeCompare(b.at))
  if (days.length === 0) return null
  return (
    <Section title={t('days')}>
      <PlainTable
        label={t('days')}
        rows={days}
        keyOf={({ kind, at, of }) => `${kind} ${at} ${of}`}
        columns={[
          { key: 'at', title: t('day'), cell: ({ at }) => <Countdown at={at} /> },
          { key: 'kind', title: t('what'), cell: ({ kind }) => <DeadlineName kind={kind} /> },
          { key: 'of', title: t('ofWhat'), cell: ({ of }) => of },
        ]}
      />
    </Section>
  )
}

function listDays({ items, adminRelationship }: CustomerDetail): readonly CustomerDay[] {
  const own = items.flatMap(({ offerName: of, status, retirement, termEndsAt, cancelableUntil, ended }) => [
    ...(retirement !== null && status === 'active' && termEndsAt !== null ? [{ kind: 'term-end', at: termEndsAt, of }] : []),
    ...(cancelableUntil === null || status === 'deleted' ? [] : [{ kind: 'cancellation-window', at: cancelableUntil, of }]),
    ...(ended && ended.deletedFrom !== null ? [{ kind: 'last-safe-undo', at: ended.deletedFrom, of }] : []),
  ])
  const relationship = adminRelationship ? [{ kind: 'relationship-end', at: adminRelationship.endsAt, of: adminRelationship.name }] : []
  // Two subscriptions of one product may end on one day.
  return [...new Map([...own, ...relationship].map((day) => [JSON.stringify(day), day])).values()]
}
