import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../api/answer.ts'
import { PlainTable } from '../../../parts/plain-table.tsx'
import { Section } from '../../../parts/section.tsx'
import { usePlanLayout } from '../plan-layout.ts'

type Services = Answer<'/api/plans/{id}/services', 'get'>
export type Sums = Services['total']

/** Services that users lose, get and have by another plan. */
export function PlanServices({ services }: { readonly services: Services }): React.JSX.Element {
  const { t } = useTranslation('plans')
  return (
    <Section title={t('services')}>
      <ServiceSums sums={services.total} />
    </Section>
  )
}

/** What is lost in sight; the rest folded away, since a suite brings dozens. */
export function ServiceSums({ sums: { usersWhoLose, users, loses, gains, changes } }: { readonly sums: Sums }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  return (
    <div className={layout.stack}>
      <Text>{usersWhoLose === 0 ? t('nobodyLoses', { count: users }) : t('usersLose', { count: usersWhoLose, of: users })}</Text>
      {loses.length > 0 ? <Counted label={t('lost')} rows={loses} /> : null}
      <Accordion multiple collapsible>
        {gains.length > 0 ? (
          <AccordionItem value="gains">
            <AccordionHeader>{t('gainedCount', { count: gains.length })}</AccordionHeader>
            <AccordionPanel>
              <Counted label={t('gained')} rows={gains} />
            </AccordionPanel>
          </AccordionItem>
        ) : null}
        {changes.length > 0 ? (
          <AccordionItem value="changes">
            <AccordionHeader>{t('changedCount', { count: changes.length })}</AccordionHeader>
            <AccordionPanel>
              <Changes changes={changes} />
            </AccordionPanel>
          </AccordionItem>
        ) : null}
      </Accordion>
    </div>
  )
}

function Counted({ label, rows }: { readonly label: string; readonly rows: Sums['loses'] }): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  return (
    <PlainTable
      label={label}
      columns={[
        { key: 'service', title: label, cell: ({ title, name }) => <span title={name}>{title}</span> },
        { key: 'users', title: t('users'), isNumber: true, cell: ({ users }) => new Intl.NumberFormat(i18n.language).format(users) },
      ]}
      rows={rows}
      keyOf={({ id }) => id}
    />
  )
}

function Changes({ changes }: { readonly changes: Sums['changes'] }): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  return (
    <PlainTable
      label={t('changed')}
      columns={[
        { key: 'from', title: t('before'), cell: ({ from }) => from.title },
        { key: 'to', title: t('after'), cell: ({ to }) => to.title },
        { key: 'users', title: t('users'), isNumber: true, cell: ({ users }) => new Intl.NumberFormat(i18n.language).format(users) },
      ]}
      rows={changes}
      keyOf={({ from, to }) => `${from.id} ${to.id}`}
    />
  )
}
