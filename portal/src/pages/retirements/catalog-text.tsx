import { useTranslation } from 'react-i18next'
import { inLanguage } from './in-language.ts'

/** A title of the catalog in the reader's language; what it has in English alone is marked as English. */
export function CatalogText({ texts }: { readonly texts: Parameters<typeof inLanguage>[0] }): React.JSX.Element {
  const { i18n } = useTranslation()
  const { text, lang } = inLanguage(texts, i18n.language)
  return <span lang={lang}>{text}</span>
}
