import { Button, Tooltip } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface CopyButtonProps {
  readonly text: string
  /** What it is, where several stand beside each other; then the button is an icon alone. */
  readonly what?: string
}

/** Puts a text into the clipboard, and says that it has. */
export function CopyButton({ text, what }: CopyButtonProps): React.JSX.Element {
  const { t } = useTranslation('parts')
  const [copied, setCopied] = useState<string>()
  const isCopied = copied === text
  const said = t(isCopied ? 'copied' : 'copy')
  const icon = isCopied ? <CheckmarkRegular /> : <CopyRegular />
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(text))
  if (what === undefined)
    return (
      <Button icon={icon} onClick={copy}>
        {said}
      </Button>
    )
  return (
    <Tooltip relationship="label" content={`${said}: ${what}`}>
      <Button size="small" appearance="subtle" icon={icon} onClick={copy} />
    </Tooltip>
  )
}
