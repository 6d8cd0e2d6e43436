import { Text } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { usePlanLayout } from './plan-layout.ts'

/** The same by the command line, for those who write it down or repeat it. */
export function Command({ text }: { readonly text: string }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  return (
    <Text size={200} className={layout.minor}>
      {t('sameAs')} <code className={layout.code}>npx crossgrade {text}</code>
    </Text>
  )
}
