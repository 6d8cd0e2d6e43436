import { Button } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Puts a text into the clipboard. `of`: what it is, where several stand beside each other; then the button is an icon alone. */
export function CopyText({ text, of }: { readonly text: string; readonly of?: string }): React.JSX.Element {
  const { t } = useTranslation('parts')
  const [copied, setCopied] = useState<string>()
  const isCopied = copied === text
  const said = t(isCopied ? 'copied' : 'copy')
  return (
    <Button
      size={of === undefined ? 'medium' : 'small'}
      appearance={of === undefined ? 'secondary' : 'subtle'}
      icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
      {...(of === undefined ? {} : { 'aria-label': `${said}: ${of}` })}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
    >
      {of === undefined ? said : null}
    </Button>
  )
}
