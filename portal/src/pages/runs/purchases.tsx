import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../parts/copy-button.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import type { Detail } from './work.ts'

type Purchase = Detail['purchases'][number]
type Group = Detail['groups'][number]

const STATES = ['planned', 'cart-stored', 'checkout-sent', 'ordered', 'subscribed', 'ready'] as const

/** What was bought for a migration, line by line. */
export function Purchases({ purchases }: { readonly purchases: readonly Purchase[] }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const columns: readonly PlainColumn<Purchase>[] = [
    { key: 'product', title: t('product'), cell: ({ product }) => product },
    { key: 'seats', title: t('seats'), isNumber: true, cell: ({ seats }) => (seats === null ? '' : seats.toLocaleString(i18n.language)) },
    {
      key: 'price',
      title: t('unitPrice'),
      isNumber: true,
      cell: ({ unitPrice, currency }) => (unitPrice === null ? '' : money(unitPrice, currency, i18n.language)),
    },
    { key: 'state', title: t('stateTitle'), cell: ({ state }) => t(`purchase.${STATES.find((each) => each === state) ?? 'planned'}`) },
    {
      key: 'order',
      title: t('order'),
      cell: ({ orderId }) =>
        orderId === null ? null : (
          <>
            {orderId} <CopyButton text={orderId} what={`${t('order')} ${orderId}`} />
          </>
        ),
    },
  ]
  return (
    <>
      <Text as="h3" weight="semibold">
        {t('purchases')}
      </Text>
      <PlainTable label={t('purchases')} columns={columns} rows={purchases} keyOf={({ line }) => line} />
    </>
  )
}

function money(amount: string, currency: string | null, language: string): string {
  const value = Number(amount)
  if (currency === null || Number.isNaN(value)) return `${amount} ${currency ?? ''}`
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(value)
}

/** Groups whose licenses are swapped, in their order. */
export function Groups({ groups }: { readonly groups: readonly Group[] }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const columns: readonly PlainColumn<Group>[] = [
    { key: 'name', title: t('group.name'), cell: ({ name }) => name },
    { key: 'members', title: t('members'), isNumber: true, cell: ({ members }) => members?.toLocaleString(i18n.language) ?? '' },
    { key: 'state', title: t('stateTitle'), cell: ({ state }) => t(`groupState.${state}`) },
    { key: 'why', title: t('why'), cell: ({ reason }) => (reason ? <ReasonText reason={reason} /> : null) },
  ]
  return (
    <>
      <Text as="h3" weight="semibold">
        {t('groups')}
      </Text>
      <PlainTable label={t('groups')} columns={columns} rows={groups} keyOf={({ id }) => id} />
    </>
  )
}
