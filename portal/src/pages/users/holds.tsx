import { MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { Section } from '../../parts/section.tsx'
import { Licenses } from './licenses.tsx'
import { ServiceNames } from './service-names.tsx'
import type { Person } from './person.ts'

/** What the latest scan saw. */
export function Seen({ person: { userPrincipalName, seen } }: { readonly person: Person }): React.JSX.Element {
  const { t } = useTranslation('users')
  if (!seen)
    return (
      <Section title={t('seen')}>
        <Text>{t('notSeen')}</Text>
      </Section>
    )
  return (
    <Section title={t('seen')}>
      <Facts
        facts={[
          [t('upn'), userPrincipalName],
          [
            t('customer'),
            <AppLink key="customer" to={addressOf.customer(seen.customer.id)}>
              {seen.customer.name}
            </AppLink>,
          ],
          [t('usageLocation'), seen.usageLocation ?? t('noUsageLocation')],
          [
            t('scan'),
            <span key="scan">
              {seen.snapshot}, <Moment at={seen.takenAt} />
            </span>,
          ],
          [t('licenses'), <Licenses key="licenses" licenses={seen.licenses} />],
        ]}
      />
    </Section>
  )
}

/** What Microsoft said just now. */
export function Live({ live }: { readonly live: NonNullable<Person['live']> }): React.JSX.Element {
  const { t } = useTranslation('users')
  return (
    <Section title={t('live')}>
      {live.reason === null ? (
        <Facts
          facts={[
            [t('readAt'), <Moment key="at" at={live.readAt} />],
            [t('licenses'), <Licenses key="licenses" licenses={live.licenses} />],
            [t('servicesOn'), live.services.length === 0 ? t('none') : <ServiceNames services={live.services} />],
          ]}
        />
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('cannotRead')}</MessageBarTitle>{' '}
            <ReasonText reason={live.reason} of={[`clause.${live.reason.code}`, `because.${live.reason.code}`]} />
          </MessageBarBody>
        </MessageBar>
      )}
    </Section>
  )
}
