import { Badge } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { elide } from '../../parts/elide.ts'
import { Day } from '../../parts/moment.tsx'

interface Approval {
  readonly by: string
  readonly at: string
  readonly expiresAt: string
}

/** Who said yes and until when it holds, or that nobody has. */
export function ApprovalBadge({ approval }: { readonly approval: Approval | null }): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  if (approval === null) return <Badge appearance="outline">{t('notApproved')}</Badge>
  return (
    <>
      <Badge appearance="tint" color="success">
        {t('approvedWord')}
      </Badge>
      <span>
        {elide(t('approvedBy', { name: approval.by }), approval.expiresAt, i18n.language)}
        <Day at={approval.expiresAt} />
      </span>
    </>
  )
}
