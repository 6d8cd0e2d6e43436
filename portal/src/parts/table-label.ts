import { useTranslation } from 'react-i18next'

/** What a table is called that stands under a heading of the same words: two landmarks do not share a name. */
export function useTableLabel(): (heading: string) => string {
  const { t } = useTranslation('parts')
  return (heading) => t('tableOf', { name: heading })
}
