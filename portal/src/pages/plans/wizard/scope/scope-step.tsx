import { PageLoading } from '../../../../parts/page.tsx'
import { StepButtons } from '../step-buttons.tsx'
import { whatIsMissing } from '../to-choices.ts'
import type { useAffected } from '../use-affected.ts'
import { useDraft } from '../use-draft.ts'
import type { Scans } from '../use-scan.ts'
import { CustomerScope } from './customer-scope.tsx'
import { RetirementScope } from './retirement-scope.tsx'
import { ScanSection } from './scan-section.tsx'

interface ScopeStepProps {
  readonly scans: Scans
  readonly affected: ReturnType<typeof useAffected>
}

/** What was read of the book, and which of it is to be planned. */
export function ScopeStep({ scans, affected }: ScopeStepProps): React.JSX.Element {
  const { draft } = useDraft()
  const { ready, taking } = scans
  return (
    <>
      <ScanSection scans={scans} />
      {ready === undefined || taking !== undefined ? null : <Scope affected={affected} />}
      <StepButtons
        step="scope"
        isOpen={ready === undefined || taking !== undefined || affected.isLoading || whatIsMissing(draft, affected.items).nobody}
      />
    </>
  )
}

function Scope({ affected: { items, isLoading } }: Pick<ScopeStepProps, 'affected'>): React.JSX.Element | null {
  if (isLoading) return <PageLoading />
  if (items.length === 0) return null
  return (
    <>
      <RetirementScope affected={items} />
      <CustomerScope affected={items} />
    </>
  )
}
