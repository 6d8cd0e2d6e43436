import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../parts/addresses.ts'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { RightButton } from '../../../parts/right-button.tsx'
import { Section } from '../../../parts/section.tsx'
import { Command } from '../../../parts/command.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { ChoiceFacts } from './choice-facts.tsx'
import { StepButtons } from './step-buttons.tsx'
import { commandOf } from './command-of.ts'
import { toChoices, whatIsMissing } from './to-choices.ts'
import { inScope, type Affected } from './use-affected.ts'
import { useDraft } from './use-draft.ts'
import { useRetirements } from './use-retirements.ts'
import type { Scan } from './use-scan.ts'

/** What was chosen, and what making the plan does: nothing at Microsoft. */
export function ReviewStep({ scan, affected }: { readonly scan: Scan; readonly affected: readonly Affected[] }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft, startOver } = useDraft()
  const { titleOf } = useRetirements()
  const queries = useQueryClient()
  const router = useRouter()
  const choices = toChoices(draft, affected)
  const missing = whatIsMissing(draft, affected)
  const create = api.useMutation('post', '/api/plans', {
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries()
      await router.navigate({ href: addressOf.plan(id) })
      startOver()
    },
  })
  const isWhole = choices !== undefined && !missing.nobody && !missing.settings
  return (
    <>
      <Section title={t('chosen')}>
        <ChoiceFacts scan={scan} customers={inScope(affected, draft).length} />
      </Section>
      {missing.newServices ? <Open text={t('newServicesOpen')} /> : null}
      {missing.settings ? <Open text={t('settingsWrong')} /> : null}
      {missing.nobody ? <Open text={t('nothingChosen')} /> : null}
      {missing.options.length > 0 ? <Open text={t('optionsOpenBlock', { titles: missing.options.map(titleOf).join(', ') })} /> : null}
      <Section title={t('make')}>
        <div className={layout.stack}>
          <Text>{t('makeMeans')}</Text>
          <div className={layout.row}>
            <RightButton
              right="plan"
              appearance="primary"
              disabled={!isWhole || create.isPending}
              onClick={() => (choices === undefined ? undefined : create.mutate({ body: { snapshot: scan.id, choices } }))}
            >
              {t('create')}
            </RightButton>
          </div>
          {create.error ? <ProblemNote error={create.error} /> : null}
          {choices === undefined || missing.settings ? null : <Command command={`npx crossgrade ${commandOf(scan.id, choices)}`} />}
        </div>
      </Section>
      <StepButtons step="review" />
    </>
  )
}

function Open({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  )
}
