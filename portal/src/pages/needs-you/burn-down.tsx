import { LineChart } from '@fluentui/react-charts'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../parts/date-format.ts'
import { DeadlineName } from '../../parts/deadline-name.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Countdown, Moment } from '../../parts/moment.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { useWidth } from './use-width.ts'
import type { Overview } from './standing.tsx'

type BurnDownRead = NonNullable<Overview['burnDown']>

/** Room for figures of six digits, which the chart would cut off. */
const MARGINS = { left: 64 }

const useStyles = makeStyles({
  chart: {
    height: '260px',
    minWidth: 0,
    overflow: 'hidden',
    // The chart would begin each word of a legend with a capital, in every language.
    '& .fui-legend__legend, & .fui-legend__text': { textTransform: 'none' },
  },
})

/** Seats of retired products that are in use, day by day, against the day by which nobody should. */
export function BurnDown({ burnDown: { points, deadline, lastTermEnd } }: { readonly burnDown: BurnDownRead }): React.JSX.Element {
  const { t, i18n } = useTranslation('needs-you')
  const styles = useStyles()
  const { frame, width } = useWidth()
  const count = new Intl.NumberFormat(i18n.language)
  const until = lastTermEnd ?? deadline?.at ?? null
  const data = points.map(({ at, seats }) => ({ x: new Date(at), y: seats }))
  const [last] = data.slice(-1)
  const wanted = until === null || !last || Date.parse(until) <= last.x.getTime() ? [] : [last, { x: new Date(until), y: 0 }]
  return (
    <Section title={t('burnDown')}>
      <Facts
        facts={[
          [
            t('nextDay'),
            deadline ? (
              <>
                <DeadlineName kind={deadline.kind} /> <Countdown at={deadline.at} />
              </>
            ) : undefined,
          ],
          [t('lastDay'), lastTermEnd === null ? undefined : <Countdown at={lastTermEnd} />],
        ]}
      />
      <div className={styles.chart} ref={frame}>
        <LineChart
          data={{
            chartTitle: t('burnDown'),
            lineChartData: [
              { legend: t('inUse'), data, color: tokens.colorBrandForeground1 },
              ...(wanted.length > 0
                ? [{ legend: t('pace'), data: wanted, color: tokens.colorNeutralForeground3, lineOptions: { strokeDasharray: '4 4' } }]
                : []),
            ],
          }}
          key={width}
          height={250}
          margins={MARGINS}
          {...(width === undefined ? {} : { width })}
          culture={i18n.language}
          customDateTimeFormatter={(date) => formatDate(date, 'shortDay', i18n.language)}
          yMinValue={0}
          yAxisTickFormat={(seats: number) => count.format(seats)}
          enabledLegendsWrapLines
        />
      </div>
      <details>
        <summary>{t('asTable')}</summary>
        <PlainTable
          label={t('burnDown')}
          rows={points}
          keyOf={({ at }) => at}
          columns={[
            { key: 'at', title: t('when'), cell: ({ at }) => <Moment at={at} /> },
            { key: 'seats', title: t('inUse'), isNumber: true, cell: ({ seats }) => count.format(seats) },
            {
              key: 'scan',
              title: t('countedBy'),
              cell: ({ scan, notRead }) => (scan === null ? t('fromRuns') : t('fromScan', { scan, count: notRead })),
            },
          ]}
        />
      </details>
    </Section>
  )
}
