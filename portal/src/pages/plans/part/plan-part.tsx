import { MessageBar, MessageBarBody, MessageBarTitle, Tab, TabList, Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { Page } from '../../../parts/page.tsx'
import { RightButton } from '../../../parts/right-button.tsx'
import { Section } from '../../../parts/section.tsx'
import { SaidText } from '../../../parts/said-text.tsx'
import { ApprovalBadge } from '../approval-badge.tsx'
import { CopyButton } from '../copy-button.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import type { SeatLine } from '../use-line-words.ts'
import { ApproveDialog } from '../review/approve-dialog.tsx'
import { ByHand } from './by-hand.tsx'
import { Calls } from './calls.tsx'
import { Decisions } from './decisions.tsx'
import { TABS } from './part-search.ts'
import { PartUsers } from './part-users.tsx'
import type { ReviewedPart } from '../review/reviewed.ts'

const HASH_SHOWN = 12
const route = getRouteApi('/inside/plans/$plan/customers/$customer')

/** One customer's part of a plan, whole. */
export function PlanPart(): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { plan, customer } = route.useParams()
  const { items } = api.useSuspenseQuery('get', '/api/plans/{id}/review', {
    params: { path: { id: plan }, query: { customer } },
  }).data
  const [part] = items
  if (!part) return <Page title={t('noPart')}>{t('noPartMeans')}</Page>
  return (
    <Page title={part.customer.name} actions={<Approve plan={plan} part={part} />}>
      <Head plan={plan} part={part} />
      <Tabs />
      <Shown plan={plan} part={part} />
    </Page>
  )
}

function Approve({ plan, part }: { readonly plan: string; readonly part: ReviewedPart }): React.JSX.Element | null {
  const { t } = useTranslation('plans')
  const [isAsked, setAsked] = useState(false)
  if (part.toReplace === 0) return null
  const { id, name } = part.customer
  return (
    <>
      <RightButton right="approve" appearance={part.approval === null ? 'primary' : 'secondary'} onClick={() => setAsked(true)}>
        {t('approve')}
      </RightButton>
      {isAsked ? (
        <ApproveDialog
          plan={plan}
          parts={[{ ...part, customer: id, name, seats: seatsOf(part) }]}
          isAll={false}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  )
}

function seatsOf({ decisions }: ReviewedPart): SeatLine[] {
  return decisions.flatMap((decision) => (decision.kind === 'replace' ? decision.lines : []))
}

function Head({ plan, part }: { readonly plan: string; readonly part: ReviewedPart }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const { customer, approval, approvedBefore, hash, toReplace, blocked, skipped, users } = part
  return (
    <Section title={t('partTitle', { plan })}>
      <div className={layout.stack}>
        {approvedBefore && approval === null ? <Differences {...approvedBefore} /> : null}
        <Facts
          facts={[
            [
              t('plan'),
              <AppLink key="plan" to={addressOf.plan(plan)}>
                {plan}
              </AppLink>,
            ],
            [
              t('customer'),
              <AppLink key="customer" to={addressOf.customer(customer.id)}>
                {customer.domain}
              </AppLink>,
            ],
            [
              t('approval'),
              toReplace === 0 ? (
                t('nothingToApprove')
              ) : (
                <span key="approval" className={layout.row}>
                  <ApprovalBadge approval={approval} />
                </span>
              ),
            ],
            [t('comesTo'), t('comesToMeans', { toReplace, blocked, skipped, users: t('nUsers', { count: users }) })],
            [
              t('hash'),
              <span key="hash" className={layout.row}>
                <code className={layout.code} title={hash}>
                  {hash.slice(0, HASH_SHOWN)}
                </code>
                <CopyButton text={hash} label={t('copyHash')} />
              </span>,
            ],
          ]}
        />
      </div>
    </Section>
  )
}

function Differences({ plan, by, at, changes }: NonNullable<ReviewedPart['approvedBefore']>): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('otherwiseThanApproved')}</MessageBarTitle>{' '}
        <AppLink to={addressOf.plan(plan)} inline>
          {plan}
        </AppLink>{' '}
        {by}, <Moment at={at} />
        <ul className={layout.list}>
          {changes.map((each) => (
            <li key={each.text}>
              <SaidText of={`change.${each.code}`} sentence={each} />
            </li>
          ))}
        </ul>
        {changes.length === 0 ? <Text block>{t('noDifference')}</Text> : null}
      </MessageBarBody>
    </MessageBar>
  )
}

function Tabs(): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { tab = 'decisions' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <TabList
      selectedValue={tab}
      style={{ flexWrap: 'wrap' }}
      onTabSelect={(_event, { value }) => {
        const next = TABS.find((each) => each === value)
        void navigate({ search: next === 'decisions' ? {} : { tab: next }, replace: true })
      }}
    >
      {TABS.map((each) => (
        <Tab key={each} value={each}>
          {t(`tabs.${each}`)}
        </Tab>
      ))}
    </TabList>
  )
}

function Shown({ plan, part }: { readonly plan: string; readonly part: ReviewedPart }): React.JSX.Element {
  const { tab = 'decisions' } = route.useSearch()
  switch (tab) {
    case 'decisions':
      return <Decisions plan={plan} part={part} />
    case 'users':
      return <PartUsers plan={plan} customer={part.customer.id} />
    case 'calls':
      return <Calls plan={plan} customer={part.customer.id} />
    case 'by-hand':
      return <ByHand plan={plan} customer={part.customer.id} />
  }
}
