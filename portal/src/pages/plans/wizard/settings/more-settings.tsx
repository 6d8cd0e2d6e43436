import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Checkbox } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../../../../parts/section.tsx'
import { usePlanLayout } from '../../plan-layout.ts'
import { useDraft } from '../use-draft.ts'
import { BuyingSettings } from './buying-settings.tsx'
import { ChoiceSelect } from './choice-select.tsx'
import { GateFields } from './gate-fields.tsx'
import { DraftNumber } from './draft-number.tsx'
import { PolicyFields } from './policy-fields.tsx'

const route = getRouteApi('/inside/plans/new')

/** What few change, each with its default. */
export function MoreSettings(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { open = '' } = route.useSearch()
  const items = [
    ['buying', <BuyingSettings key="buying" />],
    ['waiting', <GateFields key="waiting" />],
    ['whoJoins', <PeopleSettings key="people" />],
    ['failing', <FailingSettings key="failing" />],
    ['policies', <PolicyFields key="policies" />],
  ] as const
  return (
    <Section title={t('more')}>
      <Accordion multiple collapsible defaultOpenItems={open}>
        {items.map(([name, content]) => (
          <AccordionItem key={name} value={name}>
            <AccordionHeader>{t(`moreOf.${name}`)}</AccordionHeader>
            <AccordionPanel>
              <div className={layout.stack}>{content}</div>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </Section>
  )
}

function PeopleSettings(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  const { latecomers = 'move-within-spare-seats', teamsLoss = 'block' } = draft.choices
  return (
    <>
      <ChoiceSelect
        label={t('latecomers')}
        hint={t('latecomersMeans')}
        value={latecomers}
        options={[
          ['move-within-spare-seats', t('latecomersMove')],
          ['leave', t('latecomersLeave')],
        ]}
        onChoose={(value) => choose({ latecomers: value })}
      />
      <ChoiceSelect
        label={t('teamsLoss')}
        hint={t('teamsLossMeans')}
        value={teamsLoss}
        options={[
          ['block', t('lossBlock')],
          ['accept', t('teamsLossAccept')],
        ]}
        onChoose={(value) => choose({ teamsLoss: value })}
      />
    </>
  )
}

function FailingSettings(): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const { draft, choose } = useDraft()
  const { onFailure = 'wait-for-a-person', termEndMarginDays = 3, allowUnreviewed = false } = draft.choices
  return (
    <>
      <ChoiceSelect
        label={t('onFailure')}
        hint={t('onFailureMeans')}
        value={onFailure}
        options={[
          ['wait-for-a-person', t('onFailureWait')],
          ['undo', t('onFailureUndo')],
        ]}
        onChoose={(value) => choose({ onFailure: value })}
      />
      <DraftNumber
        field="termEndMargin"
        hint={t('termEndMarginMeans')}
        value={termEndMarginDays}
        min={0}
        max={365}
        choicesOf={(value) => ({ termEndMarginDays: value ?? 3 })}
      />
      <Checkbox
        label={t('allowUnreviewed')}
        checked={allowUnreviewed}
        onChange={(_event, { checked }) => choose({ allowUnreviewed: checked === true })}
      />
    </>
  )
}
