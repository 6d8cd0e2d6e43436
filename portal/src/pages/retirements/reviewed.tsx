import { Badge } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

/** Whether somebody has compared a retirement with its source. */
export function Reviewed({ isReviewed }: { readonly isReviewed: boolean }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  return (
    <Badge appearance="tint" color={isReviewed ? 'success' : 'warning'}>
      {t(isReviewed ? 'reviewed' : 'notReviewed')}
    </Badge>
  )
}
