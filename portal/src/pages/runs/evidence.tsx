import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Day } from '../../parts/moment.tsx'
import { oneOf } from '../../parts/search-words.ts'
import { STATUSES } from '../../parts/status-badge.tsx'
import type { Detail, StepName } from './work.ts'

interface EvidenceProps {
  readonly step: StepName
  readonly evidence: Readonly<Record<string, unknown>>
  readonly migration: Detail
}

/** What was read back when a step was done, in words. */
export function Evidence({ step, evidence, migration }: EvidenceProps): React.JSX.Element | null {
  const { t, i18n } = useTranslation('runs')
  const figure = new Intl.NumberFormat(i18n.language)
  const one = (words: string): React.JSX.Element => <Text size={200}>{words}</Text>
  switch (step) {
    case 'confirm':
      return one(t('evidence.asExpected'))
    case 'buy': {
      const orders = textsIn(evidence['orders'])
      return one(orders.length === 0 ? t('evidence.byPerson') : t('evidence.ordered', { orders: orders.join(', ') }))
    }
    case 'wait-until-ready': {
      const seats = Object.values(membersOf(evidence['freeUnits'])).reduce<number>(
        (sum, each) => sum + (typeof each === 'number' ? each : 0),
        0,
      )
      return one(t('evidence.ready', { seats: figure.format(seats) }))
    }
    case 'move-licenses': {
      const [verified, leftAlone] = [numberIn(evidence['verified']), numberIn(evidence['leftAlone'])]
      return one(t('evidence.moved', { verified: figure.format(verified), leftAlone: figure.format(leftAlone) }))
    }
    case 'hold':
      return one(t('evidence.held'))
    case 'watch':
      return one(t('evidence.deleted'))
    case 'switch-off':
    case 'reactivate':
    case 'change-renewal':
      return <Subscriptions evidence={evidence} migration={migration} />
  }
}

/** Each old subscription as it was read, with the days on which Microsoft may delete it. */
function Subscriptions({ evidence, migration }: Omit<EvidenceProps, 'step'>): React.JSX.Element {
  const { t } = useTranslation('runs')
  const names = new Map(migration.from.map(({ subscription, offerName }) => [subscription, offerName]))
  return (
    <>
      {Object.entries(evidence).map(([subscription, found]) => {
        const { status, autoRenew, termEndsAt, ...dates } = membersOf(found)
        const deletions = [dates['after90Days'], dates['after120Days'], termEndsAt].filter((at) => typeof at === 'string').sort()
        const [first] = deletions
        return (
          <Text key={subscription} size={200} block>
            {names.get(subscription) ?? subscription}:{' '}
            {typeof status === 'string' ? <Status status={status} /> : t(autoRenew === true ? 'evidence.renews' : 'evidence.ends')}
            {first === undefined ? null : (
              <>
                {'. '}
                {t('deletedFrom')} <Day at={first} />
              </>
            )}
          </Text>
        )
      })}
    </>
  )
}

/** One that nobody has met is told in the provider's own word. */
function Status({ status }: { readonly status: string }): React.JSX.Element {
  const { t } = useTranslation('book')
  const known = oneOf(STATUSES, status)
  return known ? <>{t(`status.${known}`)}</> : <span lang="en">{status}</span>
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
