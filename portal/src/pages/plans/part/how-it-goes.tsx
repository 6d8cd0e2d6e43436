import { useTranslation } from 'react-i18next'
import { Facts } from '../../../parts/facts.tsx'
import { Moment } from '../../../parts/moment.tsx'
import type { Replacing } from '../review/reviewed.ts'

/** How many are moved, what is waited for, and how the old subscription ends. */
export function HowItGoes({ decision }: { readonly decision: Replacing }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { users, hold, ends, gates, suspension, onFailure, renewals, method, undoes } = decision
  const held = hold.hours === undefined ? t('holdDays', { count: hold.workingDays ?? 0 }) : t('holdHours', { count: hold.hours })
  const gate = (what: 'buy' | 'move' | 'suspend'): React.ReactNode => {
    const waits = gates[what]
    if (waits === 'open') return undefined
    return waits === 'person' ? t('waitsPerson') : <Moment at={waits} />
  }
  return (
    <Facts
      facts={[
        [t('users'), users === 0 ? t('noLicenseMoves') : t('nUsers', { count: users })],
        [t('waitsBuy'), gate('buy')],
        [t('waitsMove'), gate('move')],
        [t('hold'), ends.length === 0 || method === 'undo' ? undefined : held],
        [t('waitsSuspend'), gate('suspend')],
        [
          t('endsTitle'),
          ends.length === 0
            ? undefined
            : ends
                .map(
                  ({ offerName, by }) =>
                    `${offerName}: ${t(`${undoes === null ? 'endsBy' : 'endsBack'}.${by}`)}${suspension === 'by-a-person' ? `, ${t('byPerson')}` : ''}`,
                )
                .join('; '),
        ],
        [
          t('renewal'),
          renewals.length === 0
            ? undefined
            : renewals
                .map(
                  ({ offerName, to }) =>
                    `${offerName}: ${to.autoRenew ? t('autoRenewOn') : t('autoRenewOff')}${to.next ? `, ${t('nSeats', { count: to.next.quantity })}` : ''}`,
                )
                .join('; '),
        ],
        [t('whenFails'), onFailure === 'undo' ? t('failsUndo') : t('failsWait')],
      ]}
    />
  )
}
