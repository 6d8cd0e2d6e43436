import { Body1, Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { EventName } from '../../parts/event-name.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'

const READ_AGAIN_MS = 10_000
const SHOWN = 50
const MOST = 1000

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  event: {
    display: 'grid',
    gridTemplateColumns: '14rem minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  minor: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'flex-start' },
})

type RunEvent = Answer<'/api/runs/{id}/events', 'get'>['items'][number]

/** What happened, newest first: of the run, or of one of its customers. */
export function Timeline({ run, customer }: { readonly run: string; readonly customer?: string }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const [limit, setLimit] = useState(SHOWN)
  const { data, error } = api.useQuery(
    'get',
    '/api/runs/{id}/events',
    { params: { path: { id: run }, query: { before: 'latest', limit, ...(customer === undefined ? {} : { customer }) } } },
    { refetchInterval: READ_AGAIN_MS, placeholderData: keepPreviousData },
  )
  if (error !== null) return <ProblemNote error={error} />
  if (!data) return <PageLoading />
  if (data.items.length === 0) return <Body1>{t('nothingHappened')}</Body1>
  return (
    <>
      <ol className={styles.list} aria-label={t('tab.events')}>
        {data.items.map((event) => (
          <li key={event.id} className={styles.event}>
            <Moment at={event.at} />
            <div>
              <Text block>
                {customer === undefined ? <CustomerOf run={run} event={event} /> : null}
                <EventName event={event} />
              </Text>
              <Text size={200} className={styles.minor}>
                {event.actor}
              </Text>
            </div>
          </li>
        ))}
      </ol>
      {data.items.length === limit && limit < MOST ? (
        <Button className={styles.more} onClick={() => setLimit((old) => Math.min(MOST, old + SHOWN))}>
          {t('earlier')}
        </Button>
      ) : null}
    </>
  )
}

function CustomerOf({ run, event }: { readonly run: string; readonly event: RunEvent }): React.JSX.Element | null {
  const { customer, customerName, customerDomain } = event
  if (customer === undefined) return null
  return (
    <>
      <AppLink to={addressOf.runCustomer(run, customerDomain ?? customer)}>{customerName ?? customer}</AppLink>
      {': '}
    </>
  )
}
