import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import type { Planned } from './use-planned.ts'

/** `Replaced by Office 365 E3 (6 seats), then suspended: p-1`. */
export function PlannedText({ domain, planned }: { readonly domain: string; readonly planned: Planned }): React.JSX.Element {
  const { t } = useTranslation('customers')
  const { plan, kind, products, endsBy } = planned
  const link = <AppLink to={addressOf.planPart(plan, domain)}>{plan}</AppLink>
  if (kind !== 'replace')
    return (
      <>
        {t(`decision.${kind}`)}: {link}
      </>
    )
  const named = products.map(({ title, quantity }) => t('productSeats', { title, count: quantity })).join(', ')
  return (
    <>
      {named === '' ? t('replacedByNothing') : t('replacedBy', { products: named })}
      {endsBy === null ? null : `, ${t(`endsBy.${endsBy}`)}`}: {link}
    </>
  )
}
