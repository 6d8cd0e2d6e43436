import { Text } from '@fluentui/react-components'
import { RecordedText } from './recorded-text.tsx'

/** Why something waits or stands, as the product recorded it; it records in English. */
export function ReasonText({ reason }: { readonly reason: { readonly text: string } }): React.JSX.Element {
  const [first = '', ...rest] = reason.text
  return (
    <Text>
      <RecordedText text={`${first.toUpperCase()}${rest.join('')}`} />
    </Text>
  )
}
