import { useTranslation } from 'react-i18next'
import { useNow } from '../../parts/clock.ts'
import { Moment } from '../../parts/moment.tsx'

const MINUTE_MS = 60_000
const UNITS = [
  ['day', 24 * 60 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
] as const

/** A moment, and how long ago that is by the product's clock: what was read then may be otherwise now. */
export function Age({ at }: { readonly at: string }): React.JSX.Element {
  const { i18n } = useTranslation()
  const ms = useNow(MINUTE_MS) - Date.parse(at)
  const [unit, length] = UNITS.find(([, each]) => ms >= each) ?? (['minute', MINUTE_MS] as const)
  const ago = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' }).format(-Math.floor(Math.max(0, ms) / length), unit)
  return (
    <>
      <Moment at={at} /> {ago}
    </>
  )
}
