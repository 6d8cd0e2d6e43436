import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { ArrowUndoRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { CommandHint } from '../../parts/command-hint.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import type { Undoable } from './days.ts'

type Planned = Answer<'/api/runs/{id}/undo-plans', 'post'>

interface PlanBackProps {
  readonly run: string
  /** Ids; none: all of the run. */
  readonly customers: readonly string[]
  /** User principal names; none: everybody. */
  readonly users: readonly string[]
  /** Customers who can go back. */
  readonly possible: number
  readonly items: readonly Undoable[]
}

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxHeight: '20rem', overflowY: 'auto', overflowWrap: 'anywhere' },
})

/** Plans the way back; nothing is changed by it until the plan is approved and started. */
export function PlanBack(props: PlanBackProps): React.JSX.Element {
  const { t } = useTranslation('undo')
  const { run, customers, users, possible, items } = props
  const router = useRouter()
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const [planned, setPlanned] = useState<Planned>()
  const create = api.useMutation('post', '/api/runs/{id}/undo-plans')
  const who = users.length > 0 ? 'users' : customers.length > 0 ? 'customers' : 'all'
  const count = who === 'users' ? users.length : who === 'customers' ? customers.length : possible

  async function plan(): Promise<void> {
    const body = { ...(customers.length > 0 ? { customers: [...customers] } : {}), ...(users.length > 0 ? { users: [...users] } : {}) }
    const answer = await create.mutateAsync({ params: { path: { id: run } }, body })
    await queries.invalidateQueries()
    // What stays as it is has to be read first.
    if (answer.plan && answer.notUndone.length === 0) await router.navigate({ href: addressOf.plan(answer.plan.id) })
    else setPlanned(answer)
  }

  return (
    <>
      <RightButton right="undo" appearance="primary" icon={<ArrowUndoRegular />} disabled={count === 0} onClick={() => setAsked(true)}>
        {t(`plan.${who}`, { count })}
      </RightButton>
      {isAsked ? (
        <Confirm title={t('planTitle', { run })} act={t('planAct')} onAct={plan} onClose={() => setAsked(false)}>
          <p>{t(`planMeans.${who}`, { count })}</p>
          <p>{t('planChangesNothing')}</p>
          <CommandHint command={commandOf(props, items)} />
        </Confirm>
      ) : null}
      {planned ? <NotUndone planned={planned} onClose={() => setPlanned(undefined)} /> : null}
    </>
  )
}

function commandOf({ run, customers, users }: PlanBackProps, items: readonly Undoable[]): string {
  const domains = customers.flatMap((id) => items.find(({ customer }) => customer.id === id)?.customer.domain ?? id)
  return [`undo plan ${run}`, ...[...new Set(domains)].map((each) => `--customer ${each}`), ...users.map((each) => `--user ${each}`)].join(
    ' ',
  )
}

/** What cannot be taken back and why, before one goes on to the plan of the rest. */
function NotUndone({
  planned: { plan, notUndone },
  onClose,
}: {
  readonly planned: Planned
  readonly onClose: () => void
}): React.JSX.Element {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  const router = useRouter()
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{plan ? t('notUndoneTitle', { count: notUndone.length }) : t('nothingUndone')}</DialogTitle>
          <DialogContent>
            <ul className={styles.list} aria-label={t('notUndone')} tabIndex={0}>
              {notUndone.map(({ customer, name, decision, because, why }) => (
                <li key={`${customer} ${decision} ${because}`}>
                  {name}: <SaidText of={`wayBack.because.${why.code}`} sentence={why} />
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('close')}</Button>
            {plan ? (
              <Button appearance="primary" onClick={() => void router.navigate({ href: addressOf.plan(plan.id) })}>
                {t('toPlan', { plan: plan.id })}
              </Button>
            ) : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
