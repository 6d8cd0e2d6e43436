import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { formatDate } from '../../parts/date-format.ts'
import type { CustomerDetail } from './use-customer.ts'

/** A page of a customer shows what was read; where a run has changed something after that, it says so. */
export function ChangedSince({
  detail: { customer, takenAt, changedSince },
}: {
  readonly detail: CustomerDetail
}): React.JSX.Element | null {
  const { t, i18n } = useTranslation('customers')
  if (changedSince === null || takenAt === null) return null
  const { run, at } = changedSince
  const say = (moment: string): string => formatDate(new Date(moment), 'moment', i18n.language)
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('changedSince')}</MessageBarTitle> {t('changedSinceMeans', { read: say(takenAt), run, at: say(at) })}{' '}
        <AppLink to={addressOf.runCustomer(run, customer.domain)}>{t('seeRun', { run })}</AppLink>
      </MessageBarBody>
    </MessageBar>
  )
}
