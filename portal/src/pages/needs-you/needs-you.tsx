import { Body1, Card, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { DeadlineName } from '../../parts/deadline-name.tsx'
import { Countdown } from '../../parts/moment.tsx'
import { Page, PageLoading } from '../../parts/page.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { Act } from './act.tsx'
import { Affected } from './affected.tsx'
import { OVERVIEW, WORKLIST } from './first-look.ts'
import { Standing } from './standing.tsx'
import { States } from './states.tsx'
import type { WorklistItem } from './worklist-item.ts'

/** The chart is as large as all the rest: it comes after it. */
const BurnDown = lazy(async () => ({ default: (await import('./burn-down.tsx')).BurnDown }))

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalS },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: '24rem', minWidth: 0, overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** What needs a person, the earliest deadline first. */
export function NeedsYou(): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  const styles = useStyles()
  const overview = useSuspenseQuery(OVERVIEW).data
  // What needs somebody is drawn first; what stands below it right after.
  const below = useDeferredValue(overview, null)
  const { items, more } = useSuspenseQuery(WORKLIST).data
  return (
    <Page title={t('title')}>
      <Standing overview={overview} />
      {items.length === 0 ? <Body1>{t(overview.scan === null ? 'first' : 'nothing')}</Body1> : null}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={`${item.kind} ${item.customer?.id ?? ''} ${item.run ?? ''} ${item.plan ?? ''} ${item.act.command}`}>
            <Line item={item} />
          </li>
        ))}
      </ul>
      {more > 0 ? <Text className={styles.minor}>{t('more', { count: more })}</Text> : null}
      {below?.retirements ? <Affected retirements={below.retirements} /> : null}
      {below?.states ? <States states={below.states} /> : null}
      {below?.burnDown && below.burnDown.points.length > 0 ? (
        <Suspense fallback={<PageLoading />}>
          <BurnDown burnDown={below.burnDown} />
        </Suspense>
      ) : null}
    </Page>
  )
}

function Line({ item }: { readonly item: WorklistItem }): React.JSX.Element {
  const { t } = useTranslation('needs-you')
  const styles = useStyles()
  return (
    <Card className={styles.line} orientation="horizontal">
      <div className={styles.words}>
        <Text weight="semibold">{item.customer?.name ?? t('several')}</Text>
        <ReasonText reason={item.reason} />
        {item.deadline ? (
          <Text size={200} className={styles.minor}>
            <DeadlineName kind={item.deadline.kind} /> <Countdown at={item.deadline.at} />
          </Text>
        ) : null}
      </div>
      <Act item={item} />
    </Card>
  )
}
