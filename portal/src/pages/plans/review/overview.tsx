import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { Moment } from '../../../parts/moment.tsx'
import { Section } from '../../../parts/section.tsx'
import { Age } from '../age.tsx'
import { Command } from '../../../parts/command.tsx'
import { CopyButton } from '../copy-button.tsx'
import { Figures } from '../figure.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import type { Part, Plan } from './reviewed.ts'
import { SeatSums } from './seat-sums.tsx'
import { countBought, sumSeats } from './sum-seats.ts'

const HASH_SHOWN = 12

/** The plan in figures, from when it is, and what is already known against it. */
export function Overview({ plan, parts }: { readonly plan: Plan; readonly parts: readonly Part[] }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const approvable = parts.filter(({ toReplace }) => toReplace > 0)
  const seats = sumSeats(parts)
  const approved = approvable.filter(({ approval }) => approval !== null)
  return (
    <Section title={t('overview')}>
      <div className={layout.stack}>
        <Figures
          figures={[
            [t('customers'), parts.length],
            [t('customersToDo'), approvable.length],
            [t('customersBlocked'), parts.filter(({ blocked }) => blocked > 0).length],
            [t('customersLeft'), parts.filter(({ toReplace, blocked }) => toReplace === 0 && blocked === 0).length],
            [t('customersApproved'), t('approvedOf', { approved: approved.length, of: approvable.length })],
            [t('users'), plan.totals.users],
            ...(plan.undoes === null ? [[t('seatsToBuy'), countBought(seats)] as const] : []),
          ]}
        />
        {seats.length === 0 ? null : <SeatSums seats={seats} />}
        <PreflightNote plan={plan.id} />
        <Facts
          facts={[
            [t('purpose'), <Purpose key="purpose" plan={plan} />],
            [t('asOf'), <Age key="asOf" at={plan.asOf} />],
            [
              t('made'),
              <Text key="made">
                <Moment at={plan.createdAt} />, {plan.createdBy}
              </Text>,
            ],
            [
              t('hash'),
              <span key="hash" className={layout.row}>
                <code className={layout.code} title={plan.hash}>
                  {plan.hash.slice(0, HASH_SHOWN)}
                </code>
                <CopyButton text={plan.hash} label={t('copyHash')} />
              </span>,
            ],
            [t('runs'), <Runs key="runs" plan={plan.id} />],
          ]}
        />
        <Text className={layout.minor}>{t('nothingChanged')}</Text>
        <Command command={`npx crossgrade plan show ${plan.id}`} />
      </div>
    </Section>
  )
}

function Purpose({ plan: { undoes, replans } }: { readonly plan: Plan }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const run = undoes ?? replans
  const text = undoes !== null ? t('purposeUndo') : replans !== null ? t('purposeReplan') : t('purposeReplace')
  return (
    <>
      {text} {run === null ? null : <AppLink to={addressOf.run(run)}>{run}</AppLink>}
    </>
  )
}

function Runs({ plan }: { readonly plan: string }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const { items } = api.useSuspenseQuery('get', '/api/runs', {}).data
  const own = items.filter((run) => run.plan === plan)
  if (own.length === 0) return <>{t('noRun')}</>
  return (
    <span className={layout.row}>
      {own.map(({ id }) => (
        <AppLink key={id} to={addressOf.run(id)}>
          {id}
        </AppLink>
      ))}
    </span>
  )
}

function PreflightNote({ plan }: { readonly plan: string }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { withFailures, notLookedAt } = api.useSuspenseQuery('get', '/api/plans/{id}/preflight', {
    params: { path: { id: plan }, query: { limit: 1 } },
  }).data
  const link = <AppLink to={addressOf.preFlight(plan)}>{t('toPreFlight')}</AppLink>
  if (withFailures > 0)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {t('preFlightFailures', { count: withFailures })} {link}
        </MessageBarBody>
      </MessageBar>
    )
  return (
    <Text>
      {notLookedAt > 0 ? t('preFlightOpen', { count: notLookedAt }) : t('preFlightClear')} {link}
    </Text>
  )
}
