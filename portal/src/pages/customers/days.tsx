import { useTranslation } from 'react-i18next'
import { useNow } from '../../parts/clock.ts'
import { DeadlineName } from '../../parts/deadline-name.tsx'
import { Countdown } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { listDays } from './list-days.ts'
import type { CustomerDetail } from './use-customer.ts'

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
