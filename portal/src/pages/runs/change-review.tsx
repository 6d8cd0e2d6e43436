import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { ArrowSyncRegular, CheckmarkRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import { useReadChange } from './read-change.ts'
import { usersOf, type Detail } from './work.ts'

const route = getRouteApi('/inside/runs/$run/customers/$customer')

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
    borderLeft: `3px solid ${tokens.colorPaletteRedBorder2}`,
    paddingLeft: tokens.spacingHorizontalM,
  },
  differences: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
})

/** The customer has changed since approval: read them anew, see what is otherwise, and say yes to that. */
export function ChangeReview({ run, migration }: { readonly run: string; readonly migration: Detail }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const { change: plan } = route.useSearch()
  const { read, isReading, changes, error } = useReadChange(run, migration.customer.id)
  return (
    <div className={styles.box}>
      <Text weight="semibold">{t('changed')}</Text>
      <Text>{t('changedMeans')}</Text>
      <RightButton right="plan" icon={<ArrowSyncRegular />} disabled={isReading} onClick={() => void read()}>
        {t('readAnew')}
      </RightButton>
      <CommandHint command={`run change ${run} --customer ${migration.customer.domain}`} />
      {isReading ? <Spinner size="tiny" label={t('isReading')} /> : null}
      {error === undefined ? null : <ProblemNote error={error} />}
      {changes.length > 0 ? (
        <ul className={styles.differences} aria-label={t('differences')}>
          {changes.map((each) => (
            <li key={each.text}>
              <SaidText of={`change.${each.code}`} sentence={each} />
            </li>
          ))}
        </ul>
      ) : null}
      {plan === undefined || isReading ? null : <Approve plan={plan} migration={migration} />}
    </div>
  )
}

/** Approving the plan of the change is approving the change; whoever may carry out goes on with it at once. */
function Approve({ plan, migration }: { readonly plan: string; readonly migration: Detail }): React.JSX.Element | null {
  const { t } = useTranslation('runs')
  const queries = useQueryClient()
  const router = useRouter()
  const mayRun = useMay('run')
  const [isAsked, setAsked] = useState(false)
  const { data } = api.useQuery('get', '/api/plans/{id}', { params: { path: { id: plan } } })
  const approve = api.useMutation('post', '/api/plans/{id}/approvals')
  const start = api.useMutation('post', '/api/runs')
  if (!data) return null
  const { name, id: customer } = migration.customer
  const isEmpty = data.totals.toReplace === 0
  return (
    <>
      <Text>
        {isEmpty ? t('nothingToApprove') : t('changePlan')} <AppLink to={addressOf.planPart(plan, customer)}>{plan}</AppLink>
      </Text>
      {isEmpty ? null : (
        <RightButton right="approve" appearance="primary" icon={<CheckmarkRegular />} onClick={() => setAsked(true)}>
          {t('approveChange')}
        </RightButton>
      )}
      {isAsked ? (
        <Confirm
          title={t('approveChangeTitle', { name })}
          act={t('approveChange')}
          onClose={() => setAsked(false)}
          onAct={async () => {
            await approve.mutateAsync({ params: { path: { id: plan } }, body: { all: true } })
            const next = mayRun ? await start.mutateAsync({ body: { plan } }) : undefined
            await queries.invalidateQueries()
            await router.navigate({ href: next ? addressOf.runCustomer(next.id, customer) : addressOf.plan(plan) })
          }}
        >
          <p>{t(mayRun ? 'approveChangeMeans' : 'approveChangeOnly', { name, count: Math.max(data.totals.users, usersOf(migration)) })}</p>
          <WhatWaits />
          <CommandHint command={`run approve-change ${plan}`} />
        </Confirm>
      ) : null}
    </>
  )
}
