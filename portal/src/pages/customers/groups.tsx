import { Body1 } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { LicenseList } from './license-list.tsx'
import type { CustomerDetail } from './use-customer.ts'

/** Groups that give their members licenses. */
export function Groups({ groups }: { readonly groups: CustomerDetail['groups'] }): React.JSX.Element {
  const { t, i18n } = useTranslation('customers')
  const figure = new Intl.NumberFormat(i18n.language)
  return (
    <Section title={t('groups')}>
      {groups.length === 0 ? <Body1>{t('noGroups')}</Body1> : null}
      {groups.length === 0 ? null : (
        <PlainTable
          label={t('groups')}
          rows={groups}
          keyOf={({ id }) => id}
          columns={[
            { key: 'name', title: t('group'), cell: ({ name }) => name },
            { key: 'licenses', title: t('licenses'), cell: ({ licenses }) => <LicenseList licenses={licenses} /> },
            { key: 'members', title: t('members'), isNumber: true, cell: ({ members }) => figure.format(members) },
            { key: 'rule', title: t('membership'), cell: ({ rule }) => (rule === null ? t('byPeople') : <code>{rule}</code>) },
            { key: 'memberGroups', title: t('nested'), cell: ({ memberGroups }) => memberGroups.join(', ') },
          ]}
        />
      )}
    </Section>
  )
}
