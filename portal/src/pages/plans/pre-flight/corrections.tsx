import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../parts/facts.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import type { Answered } from './answered.ts'

const useStyles = makeStyles({
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
})

/** What the answers of a file come to, before anything is made of them. */
export function Corrections({ answered: { answers, choices } }: { readonly answered: Answered }): React.JSX.Element {
  const { t } = useTranslation('pre-flight')
  const layout = usePlanLayout()
  const styles = useStyles()
  const { customers, mayStayUntil, termEndMarginDays, allowUnreviewed } = choices
  return (
    <div className={layout.stack}>
      <Text weight="semibold">{t('dryRun', { count: answers })}</Text>
      <Facts
        facts={[
          [t('correctsCustomers'), String(Object.keys(customers).length)],
          [t('mayStay'), Object.keys(mayStayUntil).length === 0 ? undefined : String(Object.keys(mayStayUntil).length)],
          [t('termEndMargin'), termEndMarginDays === undefined ? undefined : String(termEndMarginDays)],
          [t('allowUnreviewed'), allowUnreviewed === true ? t('yes') : undefined],
        ]}
      />
      <Accordion collapsible>
        <AccordionItem value="all">
          <AccordionHeader>{t('inFull')}</AccordionHeader>
          <AccordionPanel>
            <pre className={styles.text}>{JSON.stringify(choices, null, 2)}</pre>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </div>
  )
}
