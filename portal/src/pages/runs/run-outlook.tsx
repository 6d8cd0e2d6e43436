import { Body1, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { Section } from '../../parts/section.tsx'
import { RecordedText } from '../../parts/recorded-text.tsx'

const READ_AGAIN_MS = 5000
const QUOTAS_SHOWN = 3

type Outlook = Answer<'/api/runs/{id}/outlook', 'get'>

const useStyles = makeStyles({
  halves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(20rem, 100%), 1fr))',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalL,
  },
  quotas: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** How fast it goes, when it is done and what holds it; what it draws on of Microsoft's limits. */
export function RunOutlook({ run }: { readonly run: string }): React.JSX.Element | null {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const { data, error } = api.useQuery(
    'get',
    '/api/runs/{id}/outlook',
    { params: { path: { id: run } } },
    { refetchInterval: READ_AGAIN_MS },
  )
  if (error !== null) return <ProblemNote error={error} />
  if (!data) return null
  return (
    <Section title={t('outlook')}>
      <div className={styles.halves}>
        <Finish outlook={data} />
        <div className={styles.quotas}>
          {data.quotas.length === 0 ? <Body1 className={styles.minor}>{t('noQuota')}</Body1> : null}
          {data.quotas.slice(0, QUOTAS_SHOWN).map((quota) => (
            <Quota key={quota.key} quota={quota} />
          ))}
        </div>
      </div>
    </Section>
  )
}

function Finish({ outlook: { pace, users, finish, notIncluded, workers } }: { readonly outlook: Outlook }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const rate = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 })
  const moment = (at: string | null): React.JSX.Element | undefined => (at === null ? undefined : <Moment at={at} />)
  return (
    <Facts
      facts={[
        [t('rate'), t('usersAMinute', { rate: rate.format(pace.perMinute) })],
        [t('left'), t('usersLeft', { count: users.left })],
        [t('waitForSeats'), users.waitForSeats === 0 ? undefined : t('usersLeft', { count: users.waitForSeats })],
        [t('lastMove'), moment(finish.lastMoveAt)],
        [t('notKnown'), finish.unknown === null ? undefined : <RecordedText text={finish.unknown} />],
        [t('heldBy'), finish.heldBy === null ? undefined : <RecordedText text={finish.heldBy.text} />],
        [t('notBefore'), finish.lastMoveAt === null ? moment(finish.notBefore) : undefined],
        [t('suspendedAt'), moment(finish.suspendedAt)],
        [t('deletedFrom'), moment(finish.deletedEarliestAt)],
        [
          t('notIncluded'),
          notIncluded === null ? undefined : t('notIncludedWho', { count: notIncluded.users, customers: notIncluded.customers.join(', ') }),
        ],
        [t('workers'), workers.length === 0 ? t('noWorkers') : String(workers.length)],
      ]}
    />
  )
}

function Quota({ quota }: { readonly quota: Outlook['quotas'][number] }): React.JSX.Element {
  const { t, i18n } = useTranslation('runs')
  const styles = useStyles()
  const figure = new Intl.NumberFormat(i18n.language)
  return (
    <div>
      <ProgressLine name={quota.name} done={quota.used} all={quota.limit} />
      <Text size={200} className={styles.minor}>
        {t('perWindow', { seconds: figure.format(quota.windowSeconds) })}{' '}
        {quota.blockedUntil === null ? null : (
          <>
            {t('blockedUntil')} <Moment at={quota.blockedUntil} />
          </>
        )}
      </Text>
    </div>
  )
}
