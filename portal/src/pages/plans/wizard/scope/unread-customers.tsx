import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../../../parts/plain-table.tsx'
import { ReasonText } from '../../../../parts/reason-text.tsx'
import type { Scan } from '../use-scan.ts'

type Failed = Scan['coverage']['failed']

/** Who could not be read, and why: nobody knows whether they are affected. */
export function UnreadCustomers({ failed }: { readonly failed: Failed }): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  return (
    <Accordion collapsible>
      <AccordionItem value="unread">
        <AccordionHeader>{t('unread', { count: failed.length })}</AccordionHeader>
        <AccordionPanel>
          <PlainTable
            label={t('unread', { count: failed.length })}
            columns={[
              { key: 'customer', title: t('customer'), cell: ({ customer }) => customer.name },
              { key: 'why', title: t('why'), cell: ({ reason }) => <ReasonText reason={reason} /> },
            ]}
            rows={failed}
            keyOf={({ customer }) => customer.id}
          />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
