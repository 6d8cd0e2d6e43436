import { Button, Dropdown, Field, MessageBar, MessageBarBody, Option, Select, Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { Section } from '../../../parts/section.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { FindingGroup } from './finding-group.tsx'
import { LookButton } from './look-button.tsx'
import { SHOWN, type Shown } from './preflight-search.ts'
import type { Finding, FindingsRead } from './use-findings.ts'

const GROUPS = ['access', 'agreement', 'subscription', 'purchase', 'seats', 'users', 'services', 'add-ons'] as const
const route = getRouteApi('/inside/plans/$plan/pre-flight')

/** Findings by what they are about, errors first. */
export function Findings({ plan, findings }: { readonly plan: string; readonly findings: FindingsRead }): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const layout = usePlanLayout()
  const { show = 'problems', customer } = route.useSearch()
  const navigate = route.useNavigate()
  if (findings.isLoading) return <PageLoading />
  if (findings.error) return <ProblemNote error={findings.error} />
  if (findings.all.length === 0)
    return (
      <Section title={t('none')}>
        <Text>{t('noneMeans')}</Text>
        <div className={layout.row}>
          <LookButton plan={plan} body={{}}>
            {t('lookNow')}
          </LookButton>
        </div>
      </Section>
    )
  const shown = findings.all.filter((finding) => isShown(finding, show))
  const expired = findings.all.filter(({ check }) => check.expired).length
  const byGroup = Map.groupBy(shown, ({ check }) => check.group)
  const groups = [...GROUPS, ...[...byGroup.keys()].filter((group) => !GROUPS.some((each) => each === group))]
  return (
    <>
      <div className={layout.ends}>
        <Field label={t('show')}>
          <Select
            value={show}
            onChange={(_event, { value }) => {
              const next = SHOWN.find((each) => each === value)
              void navigate({ search: (before) => ({ ...before, show: next === 'problems' ? undefined : next }), replace: true })
            }}
          >
            {SHOWN.map((each) => (
              <option key={each} value={each}>
                {t(`shown.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <CustomerField findings={findings} />
        {customer === undefined ? null : (
          <Button onClick={() => void navigate({ search: (before) => ({ ...before, message: customer }), replace: true })}>
            {t('message')}
          </Button>
        )}
      </div>
      {expired > 0 && show === 'problems' ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('areExpired', { count: expired })}</MessageBarBody>
        </MessageBar>
      ) : null}
      {shown.length === 0 ? <Text>{t(show === 'problems' ? 'noProblems' : 'nothingShown')}</Text> : null}
      {groups.map((group) => {
        const own = byGroup.get(group)
        return own === undefined ? null : <FindingGroup key={group} plan={plan} group={group} findings={own} />
      })}
    </>
  )
}

function isShown({ check: { result, expired } }: Finding, show: Shown): boolean {
  switch (show) {
    case 'all':
      return true
    case 'problems':
      return result !== 'passed'
    case 'expired':
      return expired
    default:
      return result === show && !expired
  }
}

function CustomerField({ findings }: { readonly findings: FindingsRead }): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const { customer } = route.useSearch()
  const navigate = route.useNavigate()
  const customers = [...new Map(findings.all.map((finding) => [finding.customer.id, finding.customer])).values()].toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  const chosen = customers.find(({ id, domain }) => id === customer || domain === customer)
  const go = (next: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, customer: next === '' ? undefined : next }), replace: true })
  return (
    <Field label={t('customer')}>
      <Dropdown
        value={chosen?.name ?? customer ?? t('everyCustomer')}
        selectedOptions={[customer ?? '']}
        onOptionSelect={(_event, { optionValue }) => go(optionValue)}
      >
        <Option value="">{t('everyCustomer')}</Option>
        {customers.map(({ id, name, domain }) => (
          <Option key={id} value={domain} text={name}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
