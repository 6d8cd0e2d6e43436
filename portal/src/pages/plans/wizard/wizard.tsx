import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { Page, PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { OptionsStep } from './options/options-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { ScopeStep } from './scope/scope-step.tsx'
import { SettingsStep } from './settings/settings-step.tsx'
import { StepList } from './step-list.tsx'
import { TakeOver } from './take-over.tsx'
import { useAffected } from './use-affected.ts'
import { DraftContext, useDraft, useKeptDraft } from './use-draft.ts'
import { useScans } from './use-scan.ts'
import type { StepName, WizardSearch } from './wizard-search.ts'

const route = getRouteApi('/inside/plans/new')

/** From a scan to a migration plan, step by step; nothing is changed at Microsoft by any of them. */
export function Wizard(): React.JSX.Element {
  const search = route.useSearch()
  return search.plan === undefined ? <Steps search={search} /> : <TakeOver key={search.plan} plan={search.plan} />
}

function Steps({ search }: { readonly search: WizardSearch }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const inHand = useKeptDraft(search)
  const step = search.step ?? 'scope'
  const startOver = (
    <Button appearance="subtle" onClick={inHand.startOver}>
      {t('startOver')}
    </Button>
  )
  return (
    <DraftContext value={inHand}>
      <Page title={t('title')} actions={startOver}>
        <div className={layout.stack}>
          <StepList current={step} />
          {inHand.draft.from === undefined ? null : <TakenOver plan={inHand.draft.from} />}
          <Current step={step} />
        </div>
      </Page>
    </DraftContext>
  )
}

function TakenOver({ plan }: { readonly plan: string }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>
        {t('takenOver')} <AppLink to={addressOf.plan(plan)}>{plan}</AppLink>
      </MessageBarBody>
    </MessageBar>
  )
}

function Current({ step }: { readonly step: StepName }): React.JSX.Element {
  const { draft } = useDraft()
  const scans = useScans(draft.snapshot)
  const affected = useAffected(scans.ready?.id)
  if (scans.isLoading) return <PageLoading />
  if (scans.error !== undefined) return <ProblemNote error={scans.error} />
  if (affected.error) return <ProblemNote error={affected.error} />
  // Without a scan there is nothing to choose from.
  const { ready } = scans
  if (step === 'scope' || ready === undefined) return <ScopeStep scans={scans} affected={affected} />
  if (affected.isLoading) return <PageLoading />
  switch (step) {
    case 'options':
      return <OptionsStep affected={affected.items} />
    case 'settings':
      return <SettingsStep />
    case 'review':
      return <ReviewStep scan={ready} affected={affected.items} />
  }
}
