import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { RecordedText } from '../../parts/recorded-text.tsx'
import type { PersonMove } from './person.ts'

const useStyles = makeStyles({
  id: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  ids: { display: 'grid', justifyContent: 'start' },
  what: { minWidth: '12rem' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** What was sent for this user alone, with the ids that Microsoft's support asks for. */
export function Requests({ requests }: { readonly requests: PersonMove['requests'] }): React.JSX.Element {
  const { t } = useTranslation(['users', 'runs'])
  const styles = useStyles()
  const id = (value: string, of: string) => (
    <span className={styles.id}>
      <code className={styles.code}>{value}</code>
      <CopyButton text={value} what={of} />
    </span>
  )
  return (
    <>
      <Text weight="semibold">{t('requests')}</Text>
      <PlainTable
        label={t('requests')}
        rows={requests}
        keyOf={({ requestId }) => requestId}
        columns={[
          {
            key: 'what',
            title: t('what'),
            cell: ({ what }) => (
              <div className={styles.what}>
                <RecordedText text={what} />
              </div>
            ),
          },
          { key: 'sent', title: t('sentAt'), cell: ({ sentAt }) => <Moment at={sentAt} /> },
          {
            key: 'outcome',
            title: t('outcome'),
            cell: ({ outcome }) =>
              outcome === null ? t('noAnswer') : t(`runs:outcome.${outcome as 'answered'}`, { defaultValue: outcome }),
          },
          {
            key: 'ids',
            title: t('runs:ids'),
            cell: ({ requestId, correlationId }) => (
              <div className={styles.ids}>
                {id(requestId, t('requestId'))}
                {id(correlationId, t('correlationId'))}
              </div>
            ),
          },
        ]}
      />
    </>
  )
}
