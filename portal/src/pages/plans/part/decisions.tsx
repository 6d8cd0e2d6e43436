import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { SaidText } from '../../../parts/said-text.tsx'
import { Section } from '../../../parts/section.tsx'
import { inLanguage } from '../in-language.ts'
import { usePlanLayout } from '../plan-layout.ts'
import { DecisionSummary } from '../review/decision-summary.tsx'
import { ServiceSums } from '../review/plan-services.tsx'
import { Advice } from './advice.tsx'
import { Bought } from './bought.tsx'
import { HowItGoes } from './how-it-goes.tsx'
import { OldSubscriptions } from './old-subscriptions.tsx'
import { TakeBack } from './take-back.tsx'
import type { Replacing, ReviewedPart } from '../review/reviewed.ts'

/** What happens to each of the customer's subscriptions, and to the services of its users. */
export function Decisions({
  plan,
  part: { customer, decisions },
}: {
  readonly plan: string
  readonly part: ReviewedPart
}): React.JSX.Element {
  const { t } = useTranslation('plans')
  const replacing = decisions.filter((decision) => decision.kind === 'replace')
  const others = decisions.filter((decision) => decision.kind !== 'replace')
  return (
    <>
      {replacing.map((decision) => (
        <Replacement key={decision.id} decision={decision} />
      ))}
      {replacing.some(({ users }) => users > 0) ? <Services plan={plan} customer={customer.id} /> : null}
      {others.length === 0 ? null : (
        <Section title={replacing.length === 0 ? t('whyNothing') : t('othersTitle')}>
          {others.map((decision) => (
            <DecisionSummary
              key={`${decision.kind} ${decision.offerName} ${'subscription' in decision ? decision.subscription : ''}`}
              plan={plan}
              decision={decision}
            />
          ))}
        </Section>
      )}
    </>
  )
}

function Replacement({ decision }: { readonly decision: Replacing }): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  const layout = usePlanLayout()
  const { from, options, lines, groups, warnings, method } = decision
  const title = from[0]?.offerName ?? decision.id
  const to = options.map((option) => inLanguage(option.title, i18n.language)).join(', ')
  return (
    <Section title={method === 'replace' ? t('replaceTitle', { title, to }) : title}>
      <div className={layout.stack}>
        {from.length === 0 ? null : <OldSubscriptions from={from} />}
        {lines.length === 0 ? <Text>{t(`without.${method as 'replace'}`, { defaultValue: method })}</Text> : <Bought decision={decision} />}
        {groups.length === 0 ? null : (
          <ul className={layout.list}>
            {groups.map(({ name, members, isDynamic }) => (
              <li key={name}>
                {t('groupMoves', { name, count: members })} {isDynamic ? t('groupDynamic') : ''}
              </li>
            ))}
          </ul>
        )}
        <HowItGoes decision={decision} />
        {warnings.length === 0 ? null : (
          <div className={layout.tight}>
            <Text weight="semibold">{t('mind')}</Text>
            <ul className={layout.list}>
              {warnings.map((warning) => (
                <li key={`${warning.code} ${warning.text}`}>
                  <SaidText of={`warning.${warning.code}`} sentence={warning} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <Advice advice={decision.advice} />
        <TakeBack decision={decision} />
      </div>
    </Section>
  )
}

function Services({ plan, customer }: { readonly plan: string; readonly customer: string }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { total } = api.useSuspenseQuery('get', '/api/plans/{id}/services', {
    params: { path: { id: plan }, query: { customer } },
  }).data
  return (
    <Section title={t('services')}>
      <ServiceSums sums={total} />
    </Section>
  )
}
