import { Field, makeStyles, Textarea } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Section } from '../../parts/section.tsx'

const useStyles = makeStyles({ text: { width: '100%', '& textarea': { minHeight: '12rem' } } })

/** Plain text for whoever helps the user. */
export function Ticket({ ticket }: { readonly ticket: string }): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  return (
    <Section title={t('ticket')} actions={<CopyButton text={ticket} />}>
      <Field label={t('ticketMeans')}>
        <Textarea className={styles.text} lang="en" readOnly value={ticket} resize="vertical" />
      </Field>
    </Section>
  )
}
