import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { RecordedText } from '../../parts/recorded-text.tsx'
import type { Detail } from './work.ts'

type Attempt = Detail['attempts'][number]

const useStyles = makeStyles({
  id: {
    display: 'flex',
    alignItems: 'center',
    whiteSpace: 'nowrap',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  what: { minWidth: '10rem', overflowWrap: 'anywhere' },
  said: { minWidth: '9rem', maxWidth: '24rem', overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Every write that was sent, newest first: for what, by whom, under which ids, and what came of it. */
export function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const columns: readonly PlainColumn<Attempt>[] = [
    { key: 'at', title: t('sentAt'), cell: ({ sentAt }) => <Moment at={sentAt} /> },
    {
      key: 'what',
      title: t('what'),
      cell: ({ what, subject, actor }) => (
        <div className={styles.what}>
          <Text block>
            <RecordedText text={what} />
          </Text>
          <Text block size={200} className={styles.minor}>
            {subject} · {actor}
          </Text>
        </div>
      ),
    },
    {
      key: 'answer',
      title: t('answer'),
      cell: ({ outcome, said }) => (
        <div className={styles.said}>
          <Text block>{t(`outcome.${nameOf(outcome)}`)}</Text>
          {said === null ? null : (
            <Text block size={200}>
              <RecordedText text={said} />
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'ids',
      title: t('ids'),
      cell: ({ requestId, correlationId }) => (
        <>
          <Id id={requestId} what={t('requestId')} />
          <Id id={correlationId} what={t('correlationId')} />
        </>
      ),
    },
  ]
  return (
    <PlainTable
      label={t('attempts', { count: attempts.length })}
      columns={columns}
      rows={attempts}
      keyOf={({ requestId, subject }) => `${requestId} ${subject}`}
    />
  )
}

function Id({ id, what }: { readonly id: string; readonly what: string }): React.JSX.Element {
  const styles = useStyles()
  return (
    <div className={styles.id}>
      {id} <CopyButton text={id} what={`${what} ${id}`} />
    </div>
  )
}

const OUTCOMES = ['answered', 'refused', 'not-sent', 'unknown', 'read-back'] as const

function nameOf(outcome: string | null): (typeof OUTCOMES)[number] | 'open' {
  return OUTCOMES.find((each) => each === outcome) ?? 'open'
}
