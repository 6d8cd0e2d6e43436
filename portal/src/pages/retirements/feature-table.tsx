import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../parts/plain-table.tsx'
import { CatalogText } from './catalog-text.tsx'
import type { Detail, Option } from './detail.ts'

const useStyles = makeStyles({
  answer: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  yes: { color: tokens.colorStatusSuccessForeground1 },
  no: { color: tokens.colorNeutralForeground3 },
  option: { display: 'inline-block', minWidth: '9rem', maxWidth: '14rem', whiteSpace: 'normal' },
  feature: { display: 'inline-block', minWidth: '12rem', maxWidth: '26rem' },
})

/** Yes or No per option, as the documents have it. */
export function FeatureTable({
  features,
  options,
}: {
  readonly features: Detail['features']
  readonly options: readonly Option[]
}): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  return (
    <>
      <Text weight="semibold" as="h3">
        {t('compare')}
      </Text>
      <PlainTable
        label={t('compare')}
        rows={features}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'feature',
            title: t('feature'),
            cell: ({ title }) => (
              <span className={styles.feature}>
                <CatalogText texts={title} />
              </span>
            ),
          },
          ...options.map((option) => ({
            key: option.id,
            title: (
              <span className={styles.option}>
                <CatalogText texts={option.title} />
              </span>
            ),
            cell: ({ has }: Detail['features'][number]) => <YesOrNo answer={has[option.id]} />,
          })),
        ]}
      />
    </>
  )
}

function YesOrNo({ answer }: { readonly answer: boolean | undefined }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  if (answer === undefined) return <span className={styles.no}>{t('notSaid')}</span>
  return (
    <span className={styles.answer}>
      {answer ? <CheckmarkRegular className={styles.yes} aria-hidden /> : <DismissRegular className={styles.no} aria-hidden />}
      {t(answer ? 'yes' : 'no')}
    </span>
  )
}
