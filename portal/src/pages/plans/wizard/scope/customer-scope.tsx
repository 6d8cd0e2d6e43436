import { MessageBar, MessageBarBody, Radio, RadioGroup, Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readChoice } from '../../../../parts/customer-choice.ts'
import { Section } from '../../../../parts/section.tsx'
import { usePlanLayout } from '../../plan-layout.ts'
import type { Draft } from '../draft.ts'
import { inScope, type Affected } from '../use-affected.ts'
import { useDraft } from '../use-draft.ts'
import { CustomerPicker } from './customer-picker.tsx'

const route = getRouteApi('/inside/plans/new')
const WHICH = ['all', 'only', 'except'] as const satisfies readonly Draft['which'][]

/** All affected customers, only some, or all but some. */
export function CustomerScope({ affected }: { readonly affected: readonly Affected[] }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft, change } = useDraft()
  const { chosen } = route.useSearch()
  const isGone = chosen !== undefined && draft.customers.length === 0 && readChoice(chosen) === undefined
  const planned = inScope(affected, draft).length
  return (
    <Section title={t('whichCustomers')}>
      <div className={layout.stack}>
        {isGone ? (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('choiceGone')}</MessageBarBody>
          </MessageBar>
        ) : null}
        <RadioGroup
          aria-label={t('whichCustomers')}
          value={draft.which}
          onChange={(_event, { value }) => change({ which: WHICH.find((each) => each === value) ?? 'all' })}
        >
          {WHICH.map((which) => (
            <Radio key={which} value={which} label={t(`which.${which}`, { count: affected.length })} />
          ))}
        </RadioGroup>
        {draft.which === 'all' ? null : (
          <CustomerPicker
            affected={affected}
            chosen={draft.customers}
            onChoose={(customers) => change({ customers })}
            label={t(draft.which === 'only' ? 'chooseOnly' : 'chooseExcept')}
          />
        )}
        <Text className={layout.minor}>{t('planned', { count: planned })}</Text>
      </div>
    </Section>
  )
}
