import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import { Section } from '../../parts/section.tsx'
import { Bought } from '../plans/part/bought.tsx'
import { HowItGoes } from '../plans/part/how-it-goes.tsx'
import { OldSubscriptions } from '../plans/part/old-subscriptions.tsx'
import { DecisionSummary } from '../plans/review/decision-summary.tsx'
import type { Replacing } from '../plans/review/reviewed.ts'
import { CarryOut } from './carry-out.tsx'

export interface PlannedActProps {
  readonly plan: string
  readonly customer: { readonly id: string; readonly name: string; readonly domain: string }
  readonly act: 'buy' | 'suspend'
  readonly onBack: () => void
}

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** What the plan of one act does, and the button that says yes to it and carries it out. */
export function PlannedAct({ plan, customer, act, onBack }: PlannedActProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const styles = useStyles()
  const router = useRouter()
  const { rights } = useSession()
  const [isAsked, setAsked] = useState(false)
  const params = { path: { id: plan }, query: { customer: customer.id } }
  const { items } = api.useSuspenseQuery('get', '/api/plans/{id}/review', { params }).data
  const decisions = items[0]?.decisions ?? []
  const replacing = decisions.filter((each) => each.kind === 'replace')
  const blocked = decisions.filter((each) => each.kind === 'blocked')
  const licenses = replacing.reduce((sum, { lines }) => sum + Math.max(0, ...lines.map(({ quantity }) => quantity)), 0)
  const said = t(act === 'buy' ? 'buy' : 'suspendIt', { count: licenses })
  return (
    <Section title={t(`planned.${act}`)}>
      {replacing.map((decision) => (
        <Planned key={decision.id} decision={decision} />
      ))}
      {blocked.map((decision) => (
        <DecisionSummary key={decision.subscriptions.join()} plan={plan} decision={decision} />
      ))}
      {replacing.length === 0 && blocked.length === 0 ? <Body1>{t('plannedNothing')}</Body1> : null}
      <Body1>
        {t('asPlan')} <AppLink to={addressOf.planPart(plan, customer.id)}>{t('wholePlan', { plan })}</AppLink>
      </Body1>
      <div className={styles.buttons}>
        <Button onClick={onBack}>{t('back')}</Button>
        {replacing.length === 0 ? null : (
          <RightButton right={rights.includes('approve') ? 'run' : 'approve'} appearance="primary" onClick={() => setAsked(true)}>
            {said}
          </RightButton>
        )}
      </div>
      {isAsked ? (
        <CarryOut
          plan={plan}
          customer={customer}
          title={said}
          means={t(act === 'buy' ? 'buyMeans' : 'suspendItMeans', { name: customer.name, count: licenses })}
          onClose={() => setAsked(false)}
          onStarted={(run) => router.navigate({ href: addressOf.runCustomer(run, customer.domain) })}
        />
      ) : null}
    </Section>
  )
}

function Planned({ decision }: { readonly decision: Replacing }): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const { from, lines, warnings } = decision
  return (
    <>
      {from.length === 0 ? null : <OldSubscriptions from={from} />}
      {lines.length === 0 ? null : <Bought decision={decision} />}
      <HowItGoes decision={decision} />
      {warnings.length === 0 ? null : (
        <ul aria-label={t('mind')}>
          {warnings.map((warning) => (
            <li key={`${warning.code} ${warning.text}`}>
              <SaidText of={`warning.${warning.code}`} sentence={warning} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
