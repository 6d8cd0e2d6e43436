import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { useNow } from '../../parts/clock.ts'
import { Countdown, Day } from '../../parts/moment.tsx'
import type { OwnSubscription } from './use-customer.ts'

/** The days that run out: the seven of new commerce, and those until Microsoft may delete what a run has ended. */
export function Lifecycle({ subscription }: { readonly subscription: OwnSubscription }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const now = useNow()
  const { cancelableUntil, ended, run } = subscription
  const isCancelable = cancelableUntil !== null && Date.parse(cancelableUntil) > now
  return (
    <>
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
