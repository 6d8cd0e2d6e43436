import { Badge, Body1, Text } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Page } from '../../parts/page.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { Age } from './age.tsx'
import { GoButton } from './go-button.tsx'
import { usePlanLayout } from './plan-layout.ts'
import { ScanAndPlan } from './scan-and-plan.tsx'

const READ_AGAIN_MS = 15_000

type ListedPlan = Answer<'/api/plans', 'get'>['items'][number]

/** Migration plans, newest first. */
export function Plans(): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { items } = api.useSuspenseQuery('get', '/api/plans', {}, { refetchInterval: READ_AGAIN_MS }).data
  if (items.length === 0)
    return (
      <Page title={t('title')}>
        <None />
      </Page>
    )
  const newPlan = (
    <GoButton right="plan" appearance="primary" icon={<AddRegular />} to={addressOf.newPlan}>
      {t('newPlan')}
    </GoButton>
  )
  return (
    <Page title={t('title')} actions={newPlan}>
      <Section title={t('newestFirst')}>
        <Table items={items} />
      </Section>
    </Page>
  )
}

function None(): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  return (
    <Section title={t('none')}>
      <Body1>{t('noneMeans')}</Body1>
      <div className={layout.row}>
        <ScanAndPlan />
      </div>
    </Section>
  )
}

function Table({ items }: { readonly items: readonly ListedPlan[] }): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  const number = (value: number): string => new Intl.NumberFormat(i18n.language).format(value)
  const columns: readonly PlainColumn<ListedPlan>[] = [
    {
      key: 'plan',
      title: t('plan'),
      cell: ({ id }) => <AppLink to={addressOf.plan(id)}>{id}</AppLink>,
    },
    { key: 'purpose', title: t('purpose'), cell: (plan) => <Purpose plan={plan} /> },
    { key: 'customers', title: t('customers'), isNumber: true, cell: ({ totals }) => number(totals.customers) },
    { key: 'toReplace', title: t('toReplace'), isNumber: true, cell: ({ totals }) => number(totals.toReplace) },
    { key: 'blocked', title: t('blocked'), isNumber: true, cell: ({ totals }) => number(totals.blocked) },
    { key: 'skipped', title: t('skipped'), isNumber: true, cell: ({ totals }) => number(totals.skipped) },
    { key: 'users', title: t('users'), isNumber: true, cell: ({ totals }) => number(totals.users) },
    { key: 'approved', title: t('approved'), cell: ({ approvals }) => <Approved {...approvals} /> },
    { key: 'asOf', title: t('asOf'), cell: (plan) => <AsOf plan={plan} /> },
  ]
  return <PlainTable label={t('title')} columns={columns} rows={items} keyOf={({ id }) => id} />
}

function AsOf({ plan: { asOf, createdBy } }: { readonly plan: ListedPlan }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  return (
    <div className={layout.tight}>
      <span>
        <Age at={asOf} />
      </span>
      <Text size={200} className={layout.minor}>
        {t('madeBy', { name: createdBy })}
      </Text>
    </div>
  )
}

function Purpose({ plan: { undoes, replans } }: { readonly plan: ListedPlan }): React.JSX.Element {
  const { t } = useTranslation('plans')
  if (undoes !== null)
    return (
      <Text>
        {t('purposeUndo')} <AppLink to={addressOf.run(undoes)}>{undoes}</AppLink>
      </Text>
    )
  if (replans !== null)
    return (
      <Text>
        {t('purposeReplan')} <AppLink to={addressOf.run(replans)}>{replans}</AppLink>
      </Text>
    )
  return <Text>{t('purposeReplace')}</Text>
}

function Approved({ approved, of }: { readonly approved: number; readonly of: number }): React.JSX.Element {
  const { t } = useTranslation('plans')
  if (of === 0) return <Text>{t('nothingToApprove')}</Text>
  const color = approved === of ? 'success' : approved > 0 ? 'warning' : 'informative'
  return (
    <Badge appearance="tint" color={color}>
      {t('approvedOf', { approved, of })}
    </Badge>
  )
}
