import { useTranslation } from 'react-i18next'
import type { Replacing } from './review/reviewed.ts'

/** Says in one line what there is: offer, seats and add-ons. */
export function useOldWords(): (old: Replacing['from'][number]) => string {
  const { t } = useTranslation('plans')
  return ({ offerName, quantity, addOns }) => {
    const also = addOns.map((addOn) => `${addOn.offerName}, ${t('nSeats', { count: addOn.quantity })}`).join('; ')
    return `${offerName}, ${t('nSeats', { count: quantity })}${also === '' ? '' : ` + ${also}`}`
  }
}
