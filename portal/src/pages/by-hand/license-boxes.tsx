import { Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Box, Held } from './boxes.ts'

interface LicenseBoxesProps {
  readonly boxes: readonly Box[]
  readonly chosen: Readonly<Record<string, Held>>
  readonly onChoose: (skuId: string, held: Held) => void
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  who: { display: 'block', color: tokens.colorNeutralForeground3, marginInlineStart: tokens.spacingHorizontalXXXL },
})

/** Per license a box of three states, and who of the chosen users has it. What the plan does not change cannot be changed here. */
export function LicenseBoxes({ boxes, chosen, onChoose }: LicenseBoxesProps): React.JSX.Element {
  const { t } = useTranslation('by-hand')
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label={t('boxes')}>
      {boxes.map(({ skuId, title, holders, now, then }) => (
        <li key={skuId}>
          <Checkbox
            label={title}
            checked={chosen[skuId] ?? now}
            disabled={now === then}
            onChange={(_event, { checked }) => onChoose(skuId, checked)}
          />
          <Text size={200} className={styles.who}>
            {holders.length === 0 ? t('heldByNobody') : t('heldBy', { names: holders.join(', ') })}
            {now === then ? ` ${t('stays')}` : ''}
          </Text>
        </li>
      ))}
    </ul>
  )
}
