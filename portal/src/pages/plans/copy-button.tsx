import { Button } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for readers of the screen; the button then shows its icon alone. */
  readonly label?: string
}

/** Puts a text where it can be pasted from, and says that it is there. */
export function CopyButton({ text, label }: CopyButtonProps): React.JSX.Element {
  const { t } = useTranslation('parts')
  const [isCopied, setCopied] = useState(false)
  const word = isCopied ? t('copied') : t('copy')
  return (
    <Button
      size="small"
      appearance={label === undefined ? 'secondary' : 'subtle'}
      icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
      {...(label === undefined ? {} : { 'aria-label': isCopied ? word : label })}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(true))
      }}
    >
      {label === undefined ? word : undefined}
    </Button>
  )
}
