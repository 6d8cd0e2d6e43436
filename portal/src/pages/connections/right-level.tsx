import { Badge, type BadgeProps } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'

export type Right = Answer<'/api/access', 'get'>['connection'][number]

const COLORS: Readonly<Record<Right['level'], BadgeProps['color']>> = {
  proven: 'success',
  assumed: 'informative',
  refused: 'danger',
  unknown: 'warning',
}

/** How sure it is that we have a right; what was looked at too long ago counts no more. */
export function RightLevel({ right }: { readonly right: Right | undefined }): React.JSX.Element | null {
  const { t } = useTranslation('connections')
  if (!right) return null
  if (right.expired) return <Badge appearance="outline">{t('expired')}</Badge>
  return (
    <Badge appearance="tint" color={COLORS[right.level]}>
      {t(`rightLevel.${right.level}`)}
    </Badge>
  )
}

const RIGHT_NAMES = [
  'application',
  'signed-in-person',
  'writes',
  'commerce-read',
  'directory-read',
  'license-write',
  'agreement',
  'purchase',
  'relationship-end',
] as const

/** What a right is called; one that the portal does not know is shown as it is. */
export function useRightName(): (right: string) => string {
  const { t } = useTranslation('connections')
  return (right) => {
    const known = RIGHT_NAMES.find((each) => each === right)
    return known ? t(`right.${known}`) : right
  }
}
