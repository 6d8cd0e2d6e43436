import { Badge, Button, makeStyles, Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { Countdown } from '../../../parts/moment.tsx'
import { PlainTable, type PlainColumn } from '../../../parts/plain-table.tsx'
import { ReasonText } from '../../../parts/reason-text.tsx'
import { Section } from '../../../parts/section.tsx'
import { BlockerFix } from '../blocker-fix.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { foldFindings, type FoldedFinding } from './fold-findings.ts'
import { LookButton } from './look-button.tsx'
import type { Check, Finding } from './use-findings.ts'

/** All of them are in the table that can be taken down. */
const SHOWN_MOST = 100
const ORDER = ['failed', 'warning', 'unknown', 'passed'] as const
const COLORS = { failed: 'danger', warning: 'warning', unknown: 'informative', passed: 'success' } as const
const useStyles = makeStyles({ result: { whiteSpace: 'nowrap' }, others: { cursor: 'pointer' } })
const route = getRouteApi('/inside/plans/$plan/pre-flight')

interface FindingGroupProps {
  readonly plan: string
  readonly group: string
  readonly findings: readonly Finding[]
}

/** What was found about one thing, errors first. */
export function FindingGroup({ plan, group, findings }: FindingGroupProps): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const layout = usePlanLayout()
  const sorted = foldFindings(findings).toSorted((a, b) => ORDER.indexOf(a.check.result) - ORDER.indexOf(b.check.result))
  const title = t(`group.${group as 'access'}`, { defaultValue: group })
  const columns: readonly PlainColumn<FoldedFinding>[] = [
    { key: 'result', title: t('result'), cell: ({ check }) => <Result check={check} /> },
    {
      key: 'customer',
      title: t('customer'),
      cell: ({ customer }) => <AppLink to={addressOf.planPart(plan, customer.id)}>{customer.name}</AppLink>,
    },
    { key: 'what', title: t('what'), cell: ({ check, others }) => <What check={check} others={others} /> },
    { key: 'fix', title: t('fix'), cell: ({ check }) => (check.fix === '' ? '—' : <Fix plan={plan} check={check} />) },
    {
      key: 'who',
      title: t('who'),
      cell: ({ check }) =>
        check.result === 'passed' ? '—' : t(`parts:whoFixes.${check.whoFixes as 'operator'}`, { defaultValue: check.whoFixes }),
    },
    {
      key: 'until',
      title: t('counts'),
      cell: ({ check: { validUntil } }) => (validUntil === null ? t('asThePlan') : <Countdown at={validUntil} />),
    },
    { key: 'act', title: t('again'), cell: (finding) => <Acts plan={plan} finding={finding} /> },
  ]
  return (
    <Section title={`${title} (${String(findings.length)})`}>
      <div className={layout.tight}>
        <PlainTable
          label={title}
          columns={columns}
          rows={sorted.slice(0, SHOWN_MOST)}
          keyOf={({ customer, check }) => `${customer.id} ${check.check} ${check.subject ?? ''} ${check.what}`}
        />
        {sorted.length > SHOWN_MOST ? (
          <Text className={layout.minor}>{t('moreInTable', { count: sorted.length - SHOWN_MOST })}</Text>
        ) : null}
      </div>
    </Section>
  )
}

function Result({ check: { result, expired } }: { readonly check: Check }): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const styles = useStyles()
  if (expired)
    return (
      <Badge appearance="outline" className={styles.result}>
        {t('resultExpired')}
      </Badge>
    )
  return (
    <Badge appearance="tint" className={styles.result} color={COLORS[result]}>
      {t(`results.${result}`)}
    </Badge>
  )
}

function Fix({ plan, check: { check, fix, code, facts } }: { readonly plan: string; readonly check: Check }): React.JSX.Element {
  return (
    <Text>
      <BlockerFix plan={plan} code={check} fix={{ text: fix, facts: { ...facts, code } }} beginsSentence />
    </Text>
  )
}

function What({
  check: { check, what, code, facts },
  others,
}: {
  readonly check: Check
  readonly others: readonly string[]
}): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const layout = usePlanLayout()
  const styles = useStyles()
  // That a plan has nothing in the way is a check of each group.
  const live = check.startsWith('plan-') ? 'finding.plan' : `finding.${check}`
  return (
    <div className={layout.tight}>
      <ReasonText
        reason={{ text: what, facts: { ...facts, code } }}
        of={[`blocker.${check}.what`, `warning.${check}`, live, 'finding.right', 'refusal']}
      />
      {others.length === 0 ? null : (
        <details>
          <summary className={styles.others}>{t('sameForOthers', { count: others.length })}</summary>
          <Text size={200} className={layout.minor}>
            {others.join(', ')}
          </Text>
        </details>
      )}
      <Text size={200} className={layout.minor}>
        {check}
        {code === null ? '' : ` · ${code}`}
      </Text>
    </div>
  )
}

function Acts({ plan, finding: { customer, check } }: { readonly plan: string; readonly finding: Finding }): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const layout = usePlanLayout()
  const navigate = route.useNavigate()
  return (
    <div className={layout.tight}>
      {check.validUntil === null ? null : (
        <LookButton
          plan={plan}
          body={{ customer: customer.domain, check: check.check }}
          label={t('againLabel', { check: check.check, customer: customer.name })}
        >
          {t('lookAgain')}
        </LookButton>
      )}
      {check.message === null ? null : (
        <Button
          size="small"
          aria-label={t('messageLabel', { customer: customer.name })}
          onClick={() => void navigate({ search: (before) => ({ ...before, message: customer.domain }), replace: true })}
        >
          {t('messageShort')}
        </Button>
      )}
    </div>
  )
}
