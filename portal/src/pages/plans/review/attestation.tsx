import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'

interface AttestationProps {
  readonly plan: string
  readonly customers: readonly string[]
  readonly attests: boolean | undefined
  readonly onAnswer: (attests: boolean) => void
}

/** Asked only where something is bought with a partner on record. */
export function Attestation({ plan, customers, attests, onAnswer }: AttestationProps): React.JSX.Element | null {
  const { t } = useTranslation('plans')
  const wanted = api.useQuery('get', '/api/plans/{id}/attestations', { params: { path: { id: plan } } }).data?.customers ?? []
  if (!wanted.some(({ id }) => customers.includes(id))) return null
  return (
    <Field label={t('attest')} hint={t('attestMeans')}>
      <RadioGroup value={attests === undefined ? '' : String(attests)} onChange={(_event, { value }) => onAnswer(value === 'true')}>
        <Radio value="true" label={t('attestYes')} />
        <Radio value="false" label={t('attestNo')} />
      </RadioGroup>
    </Field>
  )
}
