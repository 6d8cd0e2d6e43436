import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Section } from '../../parts/section.tsx'
import { WhatWaits } from '../../parts/what-waits.tsx'
import { boxesOf, sumServices, type Held } from './boxes.ts'
import type { OpenMigration } from './gate-of.ts'
import { LicenseBoxes } from './license-boxes.tsx'

interface LicenseFormProps {
  readonly customer: { readonly id: string; readonly name: string; readonly domain: string }
  readonly migration: OpenMigration
  /** User principal names. */
  readonly names: readonly string[]
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalM, minWidth: 0 },
})

/** The boxes, and Submit once they stand as they were approved: the old cleared, the new ticked. */
export function LicenseForm({ customer, migration, names }: LicenseFormProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const styles = useStyles()
  const [chosen, setChosen] = useState<Readonly<Record<string, Held>>>({})
  const [isAsked, setAsked] = useState(false)
  const { run, plan } = migration
  const found = useQueries({
    queries: names.map((upn) => api.queryOptions('get', '/api/plans/{id}/users/{upn}', { params: { path: { id: plan, upn } } })),
  })
  const moved = api.useQuery('get', '/api/runs/{id}/users', {
    params: { path: { id: run }, query: { customer: customer.id, users: names.join(',') } },
  })
  const error = found.find((each) => each.error)?.error ?? moved.error
  if (error) return <ProblemNote error={error} />
  const users = found.flatMap(({ data }) => data ?? [])
  if (users.length < names.length || !moved.data) return <PageLoading />

  const done = new Set(moved.data.items.flatMap((each) => (each.state === 'pending' ? [] : [each.userPrincipalName.toLowerCase()])))
  const open = users.filter(({ userPrincipalName }) => !done.has(userPrincipalName.toLowerCase()))
  const boxes = boxesOf(open)
  const isAsApproved = boxes.every(({ skuId, now, then }) => now === then || (chosen[skuId] ?? now) === then)
  return (
    <Section title={t('licensesOf', { count: open.length })}>
      <div className={styles.form}>
        <Body1>{open.map(({ displayName }) => displayName).join(', ')}</Body1>
        {done.size === 0 ? null : (
          <Body1>
            {t('movedAlready', { count: done.size })}{' '}
            <AppLink
              to={`${addressOf.assignedLicenses(customer.domain)}?${new URLSearchParams({ run, users: names.join(',') }).toString()}`}
            >
              {t('assignments')}
            </AppLink>
          </Body1>
        )}
        {open.length === 0 ? null : (
          <>
            <LicenseBoxes boxes={boxes} chosen={chosen} onChoose={(skuId, held) => setChosen({ ...chosen, [skuId]: held })} />
            <Body1>{t(isAsApproved ? 'asApproved' : 'setAsApproved')}</Body1>
            <RightButton right="run" appearance="primary" disabled={!isAsApproved} onClick={() => setAsked(true)}>
              {t('submit')}
            </RightButton>
          </>
        )}
      </div>
      {isAsked ? <Move customer={customer} migration={migration} users={open} onClose={() => setAsked(false)} /> : null}
    </Section>
  )
}

interface MoveProps {
  readonly customer: LicenseFormProps['customer']
  readonly migration: OpenMigration
  readonly users: Parameters<typeof boxesOf>[0]
  readonly onClose: () => void
}

/** Says who gets and loses what, and lets them through. */
function Move({ customer, migration: { run, decision }, users, onClose }: MoveProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const queries = useQueryClient()
  const router = useRouter()
  const goOn = api.useMutation('post', '/api/runs/{id}/gates/{gate}/passes')
  const names = users.map(({ userPrincipalName }) => userPrincipalName)
  const boxes = boxesOf(users)
  const titles = (then: boolean): string =>
    boxes.flatMap((each) => (each.now !== each.then && each.then === then ? [each.title] : [])).join(', ')

  async function move(): Promise<void> {
    await goOn.mutateAsync({ params: { path: { id: run, gate: 'move' } }, body: { customer: customer.id, decision, users: names } })
    await queries.invalidateQueries()
    const search = new URLSearchParams({ run, users: names.join(',') })
    await router.navigate({ href: `${addressOf.assignedLicenses(customer.domain)}?${search.toString()}` })
  }

  return (
    <Confirm title={t('moveTitle', { count: users.length })} act={t('move', { count: users.length })} onAct={move} onClose={onClose}>
      <p>{t('moveMeans', { given: titles(true), taken: titles(false) })}</p>
      <WhatWaits run={run} />
      <Services title={t('lose')} services={sumServices(users, 'loses')} />
      <Services title={t('gain')} services={sumServices(users, 'gains')} />
      <CommandHint command={`run go-on ${run} --before move --customer ${customer.domain} --users ${names.join(' ')}`} />
    </Confirm>
  )
}

function Services({ title, services }: { readonly title: string; readonly services: ReturnType<typeof sumServices> }) {
  const { t } = useTranslation('by-hand')
  if (services.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul aria-label={title}>
        {services.map((each) => (
          <li key={each.title}>
            <span lang="en">{each.title}</span> {t('nUsers', { count: each.count })}
          </li>
        ))}
      </ul>
    </>
  )
}
