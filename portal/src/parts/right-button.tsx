import { Button, Tooltip, type ButtonProps } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useSession, type Right } from '../api/session.ts'

export type RightButtonProps = Omit<Extract<ButtonProps, { as?: 'button' }>, 'as'> & { readonly right: Right }

/** A button for whoever has the right; to everybody else it says which one is wanted. */
export function RightButton({ right, disabled, ...button }: RightButtonProps): React.JSX.Element {
  const { t } = useTranslation(['parts', 'shell'])
  const { rights } = useSession()
  if (rights.includes(right)) return <Button {...button} disabled={disabled ?? false} />
  const has = rights.map((each) => t(`shell:right.${each}`)).join(', ')
  const why = t('parts:wantsRight', { right: t(`shell:right.${right}`), rights: has })
  return (
    <Tooltip relationship="description" content={why}>
      <Button {...button} disabledFocusable />
    </Tooltip>
  )
}
