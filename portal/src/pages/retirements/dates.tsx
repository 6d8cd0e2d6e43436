import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../parts/clock.ts'
import { Countdown } from '../../parts/moment.tsx'
import type { Detail } from './detail.ts'

const DOT = '12px'

const useStyles = makeStyles({
  line: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', rowGap: tokens.spacingVerticalL },
  point: {
    flexGrow: 1,
    flexBasis: '12rem',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    position: 'relative',
    paddingTop: tokens.spacingVerticalXL,
    paddingInlineEnd: tokens.spacingHorizontalL,
    '::before': {
      content: '""',
      position: 'absolute',
      top: '5px',
      left: 0,
      right: 0,
      height: '2px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    '::after': {
      content: '""',
      position: 'absolute',
      top: 0,
      left: 0,
      width: DOT,
      height: DOT,
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorNeutralForeground3,
    },
  },
  ahead: { '::after': { backgroundColor: tokens.colorBrandBackground } },
})

/** The days of a retirement on a line, the earliest first; what the catalog does not say is left out. */
export function Dates({ detail }: { readonly detail: Detail }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  const now = useNow()
  const { announcedOn, endOfSaleOn, autoRenewFalseOn, effectiveOn } = detail
  const days = [
    ['announcedOn', announcedOn],
    ['endOfSaleOn', endOfSaleOn],
    ['autoRenewFalseOn', autoRenewFalseOn],
    ['effectiveOn', effectiveOn],
  ] as const
  const known = days.flatMap(([name, at]) => (at === null ? [] : [{ name, at }])).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return (
    <ol className={styles.line}>
      {known.map(({ name, at }) => (
        <li key={name} className={mergeClasses(styles.point, Date.parse(at) > now && styles.ahead)}>
          <Text weight="semibold">{t(name)}</Text>
          <span>
            <Countdown at={at} />
          </span>
        </li>
      ))}
    </ol>
  )
}
