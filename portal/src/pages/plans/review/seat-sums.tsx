import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { usePlanLayout } from '../plan-layout.ts'
import { useLineWords, type SeatLine } from '../use-line-words.ts'
import { countBought, seatKey } from './sum-seats.ts'

/** How many seats are bought, and of what for how long: what a yes comes to. */
export function SeatSums({ seats }: { readonly seats: readonly SeatLine[] }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const words = useLineWords()
  const bought = countBought(seats)
  return (
    <div className={layout.tight}>
      <Text>{bought === 0 ? t('buysNoSeats') : t('buysSeats', { count: bought })}</Text>
      {seats.length === 0 ? null : (
        <ul className={layout.list}>
          {seats.map((line) => (
            <li key={seatKey(line)}>
              <Text className={layout.words}>{words(line)}</Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
