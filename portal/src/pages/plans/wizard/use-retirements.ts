import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { inLanguage } from '../in-language.ts'

/** What the catalog calls retired products, in the reader's language; an id that it does not have stays an id. */
export function useRetirements(): {
  readonly titleOf: (id: string) => string
  readonly effectiveOn: (id: string) => string | undefined
} {
  const { i18n } = useTranslation()
  const { retirements } = api.useSuspenseQuery('get', '/api/retirements', {}, { staleTime: 60_000 }).data
  const find = (id: string) => retirements.find((each) => each.id === id)
  return {
    titleOf(id) {
      const found = find(id)
      return found ? inLanguage(found.title, i18n.language) : id
    },
    effectiveOn: (id) => find(id)?.effectiveOn,
  }
}
