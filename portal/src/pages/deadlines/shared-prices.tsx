import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Day } from '../../parts/moment.tsx'
import { SaidText } from '../../parts/said-text.tsx'
import type { SharedPrice } from './find-shared-prices.ts'

const useStyles = makeStyles({
  block: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
})

/** Announced prices once for all whom they are for. */
export function SharedPrices({ prices }: { readonly prices: readonly SharedPrice[] }): React.JSX.Element {
  const { t } = useTranslation('deadlines')
  const styles = useStyles()
  return (
    <div className={styles.block}>
      <Text weight="semibold">{t('newPrices')}</Text>
      <ul className={styles.list}>
        {prices.map(({ products, rows: [first] }) =>
          first === undefined ? null : (
            <li key={`${first.at} ${first.note}`}>
              <span lang="en">{products.join(', ')}</span>, <Day at={first.at} />:{' '}
              <SaidText of="deadline.price-change" sentence={{ text: first.note, facts: first.facts }} />
            </li>
          ),
        )}
      </ul>
    </div>
  )
}
