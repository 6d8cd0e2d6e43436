import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Countdown } from '../../../parts/moment.tsx'
import { Section } from '../../../parts/section.tsx'
import { Command } from '../../../parts/command.tsx'
import { Figures } from '../figure.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import type { FindingsRead } from './use-findings.ts'

/** What was found in figures, and until when what was seen counts. */
export function PreflightSummary({ plan, findings }: { readonly plan: string; readonly findings: FindingsRead }): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const layout = usePlanLayout()
  const { all, customers, notLookedAt, withFailures } = findings
  const count = (result: string): number => all.filter(({ check }) => check.result === result && !check.expired).length
  const expired = all.filter(({ check }) => check.expired).length
  const [until] = all
    .flatMap(({ check: { expired: isOver, validUntil } }) => (isOver || validUntil === null ? [] : [validUntil]))
    .toSorted()
  return (
    <Section title={t('summary')}>
      <div className={layout.stack}>
        <Figures
          figures={[
            [t('customersLooked'), customers],
            [t('notLookedAt'), notLookedAt],
            [t('withErrors'), withFailures],
            [t('errors'), count('failed')],
            [t('warnings'), count('warning')],
            [t('notKnown'), count('unknown')],
            [t('passed'), count('passed')],
            [t('expired'), expired],
          ]}
        />
        {until === undefined ? null : (
          <Text>
            {t('holdsUntil')} <Countdown at={until} />
          </Text>
        )}
        <Text className={layout.minor}>{t('changesNothing')}</Text>
        <Command command={`npx crossgrade preflight run ${plan}`} />
      </div>
    </Section>
  )
}
