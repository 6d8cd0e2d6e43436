import { Body1, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ProgressLine } from '../../parts/progress-line.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import { Section } from '../../parts/section.tsx'
import { useSaid } from '../../parts/use-said.ts'

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
  const said = (reason: NonNullable<Outlook['finish']['reason']>): React.JSX.Element => (
    <SaidText of={`outlook.${reason.code}`} sentence={reason} />
  )
  const moment = (at: string | null): React.JSX.Element | undefined => (at === null ? undefined : <Moment at={at} />)
  return (
    <Facts
      facts={[
        [t('rate'), t('usersAMinute', { rate: rate.format(pace.perMinute) })],
        [t('left'), t('usersLeft', { count: users.left })],
        [t('waitForSeats'), users.waitForSeats === 0 ? undefined : t('usersLeft', { count: users.waitForSeats })],
        [t('lastMove'), moment(finish.lastMoveAt)],
        [t('notKnown'), finish.reason === null ? undefined : said(finish.reason)],
        [t('heldBy'), finish.heldBy === null ? undefined : said(finish.heldBy)],
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
  const say = useSaid()
  return (
    <div>
      <ProgressLine name={say(`clause.${quota.named.code}`, quota.named).text} done={quota.used} all={quota.limit} />
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
