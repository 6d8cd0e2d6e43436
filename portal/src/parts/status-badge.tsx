import { Badge, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { oneOf } from './search-words.ts'

export const STATUSES = ['active', 'suspended', 'expired', 'disabled', 'deleted', 'pending', 'unknown'] as const

const COLORS = {
  active: 'success',
  suspended: 'warning',
  expired: 'danger',
  disabled: 'danger',
  deleted: 'subtle',
  pending: 'informative',
  unknown: 'important',
} as const

const useStyles = makeStyles({ badge: { height: 'auto', whiteSpace: 'normal' } })

/** A subscription's status; one that nobody has met is told in the provider's own word. */
export function StatusBadge({ status, text }: { readonly status: string; readonly text: string }): React.JSX.Element {
  const { t } = useTranslation('book')
  const styles = useStyles()
  const known = oneOf(STATUSES, status) ?? 'unknown'
  return (
    <Badge className={styles.badge} appearance="tint" color={COLORS[known]}>
      {known === 'unknown' ? text : t(`status.${known}`)}
    </Badge>
  )
}
