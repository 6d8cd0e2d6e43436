import { Body1 } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { elide } from '../../parts/elide.ts'
import { Countdown, Moment } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { RunStanding } from './run-standing.tsx'
import type { CustomerDetail } from './use-customer.ts'

/** Migration plans and runs that a customer is in, the newest first. */
export function History({ detail: { customer, parts, runs } }: { readonly detail: CustomerDetail }): React.JSX.Element {
  const { t, i18n } = useTranslation('customers')
  const figure = new Intl.NumberFormat(i18n.language)
  return (
    <>
      <Section title={t('plans')}>
        {parts.length === 0 ? <Body1>{t('noPlans')}</Body1> : null}
        {parts.length === 0 ? null : (
          <PlainTable
            label={t('plans')}
            rows={parts}
            keyOf={({ plan }) => plan}
            columns={[
              {
                key: 'plan',
                title: t('plan'),
                cell: ({ plan }) => <AppLink to={addressOf.planPart(plan, customer.domain)}>{plan}</AppLink>,
              },
              { key: 'purpose', title: t('purposeTitle'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
              { key: 'made', title: t('made'), cell: ({ createdAt, createdBy }) => [<Moment key="at" at={createdAt} />, `, ${createdBy}`] },
              { key: 'toReplace', title: t('toReplace'), isNumber: true, cell: ({ toReplace }) => figure.format(toReplace) },
              { key: 'blocked', title: t('blocked'), isNumber: true, cell: ({ blocked }) => figure.format(blocked) },
              { key: 'users', title: t('users'), isNumber: true, cell: ({ users }) => figure.format(users) },
              { key: 'approval', title: t('approval'), cell: ({ approval }) => <Approval approval={approval} /> },
            ]}
          />
        )}
      </Section>
      <Section title={t('runs')}>
        {runs.length === 0 ? <Body1>{t('noRuns')}</Body1> : null}
        {runs.length === 0 ? null : (
          <PlainTable
            label={t('runs')}
            rows={runs}
            keyOf={({ run }) => run}
            columns={[
              { key: 'run', title: t('run'), cell: ({ run }) => <AppLink to={addressOf.runCustomer(run, customer.domain)}>{run}</AppLink> },
              { key: 'state', title: t('how'), cell: (run) => <RunStanding run={run} /> },
              { key: 'plan', title: t('plan'), cell: ({ plan }) => <AppLink to={addressOf.plan(plan)}>{plan}</AppLink> },
              { key: 'made', title: t('started'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
            ]}
          />
        )}
      </Section>
    </>
  )
}

function Approval({ approval }: { readonly approval: CustomerDetail['parts'][number]['approval'] }): React.JSX.Element {
  const { t, i18n } = useTranslation('customers')
  if (!approval) return <>{t('notApproved')}</>
  return (
    <>
      {approval.by}, {elide(t(approval.expired ? 'expiredOn' : 'validUntil'), approval.expiresAt, i18n.language)}
      <Countdown at={approval.expiresAt} />
    </>
  )
}
