import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { languageOf } from '../../strings/i18n.ts'

/** A retirement by its title; by its id where the catalog has it no more. */
export function RetirementLink({ id }: { readonly id: string }): React.JSX.Element {
  const { i18n } = useTranslation()
  const { data } = api.useQuery('get', '/api/retirements', {})
  const title = data?.retirements.find((each) => each.id === id)?.title
  return <AppLink to={addressOf.retirement(id)}>{title?.[languageOf(i18n.language)] ?? title?.en ?? id}</AppLink>
}
