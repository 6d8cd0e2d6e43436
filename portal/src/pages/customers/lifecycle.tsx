import { Body1 } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { useNow } from '../../parts/clock.ts'
import { Countdown, Day } from '../../parts/moment.tsx'
import type { OwnSubscription } from './use-customer.ts'

interface LifecycleProps {
  readonly subscription: OwnSubscription
  /** Where there is nothing else about it, that there is no such day is said. */
  readonly isWholePage?: boolean
}

/** The days that run out: the seven of new commerce, and those until Microsoft may delete what a run has ended. */
export function Lifecycle({ subscription, isWholePage = false }: LifecycleProps): React.JSX.Element {
  const { t } = useTranslation('customers')
  const now = useNow()
  const { cancelableUntil, ended, run, status } = subscription
  const isCancelable = cancelableUntil !== null && Date.parse(cancelableUntil) > now && status !== 'deleted'
  return (
    <>
      {isWholePage && !isCancelable && ended === null && run === null ? <Body1>{t('noLifecycle')}</Body1> : null}
      {isCancelable ? (
        <div>
          {t('cancelableUntil')} <Countdown at={cancelableUntil} />
        </div>
      ) : null}
      {ended ? (
        <div>
          {t('endedBy')} <AppLink to={addressOf.run(ended.run)}>{ended.run}</AppLink>
          {ended.at === null ? null : (
            <>
              {', '}
              <Day at={ended.at} />
            </>
          )}
        </div>
      ) : null}
      {ended && ended.deletedFrom !== null ? (
        <div>
          {t('lastSafeUndo')} <Countdown at={ended.deletedFrom} />
        </div>
      ) : null}
      {run === null ? null : (
        <div>
          {t('inHandOf')} <AppLink to={addressOf.run(run)}>{run}</AppLink>
        </div>
      )}
    </>
  )
}
