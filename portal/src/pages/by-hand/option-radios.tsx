import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../plans/in-language.ts'
import type { ReplacementOption } from './use-options.ts'

interface OptionRadiosProps {
  /** Of the retirement that is acted on. */
  readonly options: readonly ReplacementOption[]
  /** Of the customer; null: not known. */
  readonly segment: string | null
  readonly value: string | undefined
  readonly onChoose: (option: string) => void
}

/** The catalog's replacement options for this customer's segment, with the products of each. */
export function OptionRadios({ options, segment, value, onChoose }: OptionRadiosProps): React.JSX.Element {
  const { t, i18n } = useTranslation('by-hand')
  const offered = options.filter(
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
