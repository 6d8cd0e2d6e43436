import { Body1, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Section } from '../../parts/section.tsx'
import type { CustomerDetail, OwnSubscription } from '../customers/use-customer.ts'
import { suspending } from './choices.ts'
import { listOpen } from './gate-of.ts'
import { SubmitPlan } from './submit-plan.tsx'
import { SuspendOld } from './suspend-old.tsx'

interface StatusFormProps {
  readonly detail: CustomerDetail
  readonly subscription: OwnSubscription
  readonly onPlanned: (plan: string) => void
}

const STATUSES = ['active', 'suspended'] as const
type Status = (typeof STATUSES)[number]

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalM, minWidth: 0 },
})

/** Active or Suspended, and Submit. What it leads to goes through the same steps and records as a run. */
export function StatusForm({ detail, subscription, onPlanned }: StatusFormProps): React.JSX.Element {
  const { t } = useTranslation(['by-hand', 'book'])
  const styles = useStyles()
  const now: Status = subscription.status === 'suspended' || subscription.ended !== null ? 'suspended' : 'active'
  const [chosen, setChosen] = useState<Status>(now)
  return (
    <Section title={t('by-hand:status')}>
      <div className={styles.form}>
        <Field label={t('by-hand:statusIs')}>
          <RadioGroup
            layout="horizontal"
            value={chosen}
            onChange={(_event, { value }) => setChosen(STATUSES.find((each) => each === value) ?? now)}
          >
            {STATUSES.map((each) => (
              <Radio key={each} value={each} label={t(`book:status.${each}`)} />
            ))}
          </RadioGroup>
        </Field>
        {chosen === now ? <Body1>{t('by-hand:statusUnchanged')}</Body1> : null}
        {chosen === 'suspended' && now === 'active' ? <Suspend detail={detail} subscription={subscription} onPlanned={onPlanned} /> : null}
        {chosen === 'active' && now === 'suspended' ? <Reactivate detail={detail} subscription={subscription} /> : null}
      </div>
    </Section>
  )
}

/** By the run that waits for this word; else, where nobody holds it any more, by a plan that ends it and nothing else. */
function Suspend({ detail, subscription, onPlanned }: StatusFormProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const { retirement, skuId, run } = subscription
  const own = listOpen(detail).find((each) => each.run === run && skuId !== null && each.decision.endsWith(`/${skuId}`))
  if (own?.waitsBefore === 'suspend') return <SuspendOld customer={detail.customer} subscription={subscription} migration={own} />
  if (run !== null)
    return (
      <Body1>
        {t('inHand', { run })} <AppLink to={addressOf.runCustomer(run, detail.customer.domain)}>{t('toRun', { run })}</AppLink>
      </Body1>
    )
  if (retirement === null || !subscription.toReplace) return <Body1>{t('onlyRetired')}</Body1>
  return (
    <>
      <Body1>{t('suspendMeans')}</Body1>
      <SubmitPlan choices={suspending(detail, retirement)} onPlanned={onPlanned} />
    </>
  )
}

/** What a run has ended is taken back by the way back of that run, with everything that hangs on it. */
function Reactivate({ detail, subscription: { ended } }: Omit<StatusFormProps, 'onPlanned'>): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const navigate = useNavigate()
  if (!ended) return <Body1>{t('notOurs')}</Body1>
  const search = new URLSearchParams({ run: ended.run, customers: JSON.stringify([detail.customer.id]) })
  return (
    <>
      <Body1>{t('reactivateMeans', { run: ended.run })}</Body1>
      <RightButton right="undo" appearance="primary" onClick={() => void navigate({ href: `${addressOf.undo}?${search.toString()}` })}>
        {t('submit')}
      </RightButton>
    </>
  )
}
