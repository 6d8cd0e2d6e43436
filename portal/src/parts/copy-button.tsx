import { Button, Tooltip } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Copies a text, and says that it has; `what` names it for readers of the screen. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): React.JSX.Element {
  const { t } = useTranslation('parts')
  const [isCopied, setCopied] = useState(false)
  const label = `${isCopied ? t('copied') : t('copy')}: ${what}`
  return (
    <Tooltip relationship="label" content={label}>
      <Button
        size="small"
        appearance="subtle"
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
    </Tooltip>
  )
}
