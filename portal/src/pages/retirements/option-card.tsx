import { Badge, Card, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { CatalogText } from './catalog-text.tsx'
import { inLanguage } from './in-language.ts'
import { useSegmentName } from './segment-name.ts'
import type { Option } from './detail.ts'

type Product = Option['products'][number]

const useStyles = makeStyles({
  card: { height: '100%', boxSizing: 'border-box', rowGap: tokens.spacingVerticalS, backgroundColor: tokens.colorNeutralBackground2 },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  products: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalS },
  product: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  minor: { color: tokens.colorNeutralForeground3 },
  id: { fontFamily: tokens.fontFamilyMonospace },
})

/** One way to replace it: its products, with what each needs or does not go with. */
export function OptionCard({ option, all }: { readonly option: Option; readonly all: readonly Option[] }): React.JSX.Element {
  const { t, i18n } = useTranslation('retirements')
  const styles = useStyles()
  const segmentName = useSegmentName()
  const original = all.find(({ id }) => id === option.standsInFor)
  return (
    <Card className={styles.card} appearance="subtle">
      <Text weight="semibold">
        <CatalogText texts={option.title} />
      </Text>
      <div className={styles.badges}>
        {option.removeOnly ? <Badge appearance="tint">{t('removeOnly')}</Badge> : null}
        {option.unreviewed ? (
          <Badge appearance="tint" color="warning">
            {t('notReviewed')}
          </Badge>
        ) : null}
        {option.segments.map((segment) => (
          <Badge key={segment} appearance="outline">
            {segmentName(segment)}
          </Badge>
        ))}
      </div>
      {original ? (
        <Text size={200} className={styles.minor}>
          {t('standsInFor', { option: inLanguage(original.title, i18n.language).text })}
        </Text>
      ) : null}
      {option.products.length === 0 ? <Text>{t('buysNothing')}</Text> : null}
      <ul className={styles.products}>
        {option.products.map((product) => (
          <li key={product.skuId} className={styles.product}>
            <ProductLines product={product} />
          </li>
        ))}
      </ul>
      <Text size={200} className={styles.minor}>
        <span className={styles.id}>{option.id}</span>
      </Text>
    </Card>
  )
}

function ProductLines({ product }: { readonly product: Product }): React.JSX.Element {
  const { t, i18n } = useTranslation('retirements')
  const styles = useStyles()
  const names = (those: Product['needs'], type: 'disjunction' | 'conjunction'): string =>
    new Intl.ListFormat(i18n.language, { type }).format(those.map(({ title }) => title))
  const ids = [product.partNumber, product.nce].filter((each) => each !== null).join(' · ')
  return (
    <>
      <Text>
        <span lang="en">{product.title}</span> {product.isAddOn ? <Badge appearance="outline">{t('addOn')}</Badge> : null}
      </Text>
      {ids === '' ? null : (
        <Text size={200} className={styles.minor}>
          <span className={styles.id}>{ids}</span>
        </Text>
      )}
      {product.needs.length > 0 ? <Text size={200}>{t('needs', { names: names(product.needs, 'disjunction') })}</Text> : null}
      {product.notWith.length > 0 ? <Text size={200}>{t('notWith', { names: names(product.notWith, 'conjunction') })}</Text> : null}
    </>
  )
}
