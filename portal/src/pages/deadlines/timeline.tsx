import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { Section } from '../../parts/section.tsx'
import { useTableLabel } from '../../parts/table-label.ts'
import { KINDS, type DeadlineSearch, type Kind } from './deadline-search.ts'
import { KindName } from './kind-name.tsx'
import { MonthName } from './month-name.tsx'
import type { Deadlines } from './use-deadlines.ts'

type Months = Deadlines['months']

/** Ahead; what lies behind is as long. */
const MONTHS_MOST = 13

const useStyles = makeStyles({
  count: { display: 'block', textAlign: 'center', borderRadius: tokens.borderRadiusSmall, padding: `0 ${tokens.spacingHorizontalXS}` },
  some: { backgroundColor: tokens.colorBrandBackground2 },
  many: {
    backgroundColor: tokens.colorBrandBackground2,
    fontWeight: tokens.fontWeightBold,
    outline: `1px solid ${tokens.colorBrandStroke1}`,
  },
  kind: { whiteSpace: 'nowrap' },
})

/** How many days of which kind lie in which month: each figure leads to them. */
export function Timeline({
  months,
  asOf,
  search,
}: {
  readonly months: Months
  readonly asOf: string
  readonly search: DeadlineSearch
}): React.JSX.Element | null {
  const { t } = useTranslation('deadlines')
  const styles = useStyles()
  const labelOf = useTableLabel()
  const shown = monthsShown(months, asOf.slice(0, 7), search.rank === 'past')
  const kinds = KINDS.filter((kind) => shown.some(({ kinds: own }) => own[kind] !== undefined))
  if (kinds.length === 0) return null
  const most = Math.max(...shown.flatMap(({ kinds: own }) => Object.values(own)))
  return (
    <Section title={t('timeline')}>
      <Text size={200}>{t('timelineHint')}</Text>
      <PlainTable
        label={labelOf(t('timeline'))}
        rows={kinds}
        keyOf={(kind) => kind}
        columns={[
          {
            key: 'kind',
            title: t('kind'),
            cell: (kind) => (
              <span className={styles.kind}>
                <KindName kind={kind} />
              </span>
            ),
          },
          ...shown.map(({ month, kinds: own }) => ({
            key: month,
            title: <MonthName month={month} isShort />,
            cell: (kind: Kind) => <Figure count={own[kind] ?? 0} most={most} search={{ ...search, month, kind, rank: undefined }} />,
          })),
        ]}
      />
    </Section>
  )
}

function Figure({ count, most, search }: { readonly count: number; readonly most: number; readonly search: DeadlineSearch }) {
  const { i18n } = useTranslation('deadlines')
  const styles = useStyles()
  if (count === 0) return null
  const words = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))
  return (
    <AppLink
      to={`${addressOf.deadlines}?${words.toString()}`}
      className={mergeClasses(styles.count, count > most / 2 ? styles.many : styles.some)}
    >
      {new Intl.NumberFormat(i18n.language).format(count)}
    </AppLink>
  )
}

/** From this month on, or up to it where what is past is looked at; those in between that have nothing, too. */
function monthsShown(months: Months, current: string, isPast: boolean): Months {
  const known = new Map(months.map((each) => [each.month, each]))
  const wanted = months.map(({ month }) => month).filter((month) => (isPast ? month <= current : month >= current))
  const [first, last] = isPast ? [wanted.at(0) ?? current, current] : [current, wanted.at(-1) ?? current]
  const all: Months[number][] = []
  for (let month = first; month <= last; month = nextMonth(month)) all.push(known.get(month) ?? { month, count: 0, kinds: {} })
  return isPast ? all.slice(-MONTHS_MOST) : all.slice(0, MONTHS_MOST)
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}
