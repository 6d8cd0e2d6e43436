import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { PageLoading } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { inLanguage } from '../plans/in-language.ts'

interface OptionRadiosProps {
  readonly retirement: string
  /** Of the customer; null: not known. */
  readonly segment: string | null
  readonly value: string | undefined
  readonly onChoose: (option: string) => void
}

/** The catalog's replacement options for this customer's segment, with the products of each. */
export function OptionRadios({ retirement, segment, value, onChoose }: OptionRadiosProps): React.JSX.Element {
  const { t, i18n } = useTranslation('by-hand')
  const params = { path: { id: retirement } }
  const { data, error } = api.useQuery('get', '/api/retirements/{id}', { params }, { staleTime: 60_000 })
  if (error !== null) return <ProblemNote error={error} />
  if (!data) return <PageLoading />
  const offered = data.options.filter(
    ({ segments, removeOnly }) => !removeOnly && (segment === null || segments.length === 0 || segments.includes(segment)),
  )
  return (
    <Field label={t('product')} hint={t('productMeans')} required>
      <RadioGroup value={value ?? ''} onChange={(_event, data) => onChoose(data.value)}>
        {offered.map(({ id, title, products }) => {
          const name = inLanguage(title, i18n.language)
          const sold = products.map((each) => each.title).join(' + ')
          return (
            <Radio
              key={id}
              value={id}
              label={
                <>
                  {name}
                  {sold === name ? null : (
                    <Text block size={200} lang="en">
                      {sold}
                    </Text>
                  )}
                </>
              }
            />
          )
        })}
      </RadioGroup>
    </Field>
  )
}
