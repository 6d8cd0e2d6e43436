import { Field, Input } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Confirm } from '../../parts/confirm.tsx'

const TAG_MOST = 40

interface TagCustomersProps {
  readonly act: 'add' | 'remove'
  /** Domains. */
  readonly customers: readonly string[]
  readonly onClose: () => void
}

/** Gives a word to several customers, or takes it off them. */
export function TagCustomers({ act, customers, onClose }: TagCustomersProps): React.JSX.Element {
  const { t } = useTranslation('customers')
  const queries = useQueryClient()
  const known = api.useQuery('get', '/api/customer-tags', {}).data?.items ?? []
  const tagAll = api.useMutation('post', '/api/customer-tags')
  const [tag, setTag] = useState('')
  const list = useId()
  return (
    <Confirm
      title={t(act === 'add' ? 'addTagTo' : 'removeTagFrom', { count: customers.length })}
      act={t(act === 'add' ? 'addTag' : 'removeTag')}
      onClose={onClose}
      onAct={async () => {
        await tagAll.mutateAsync({ body: { tag: tag.trim(), act, customers: [...customers] } })
        await queries.invalidateQueries()
      }}
    >
      <Field label={t('tag')} hint={t('tagHint')} required>
        <Input value={tag} maxLength={TAG_MOST} required autoComplete="off" list={list} onChange={(_event, { value }) => setTag(value)} />
      </Field>
      <datalist id={list}>
        {known.map((each) => (
          <option key={each.tag} value={each.tag} />
        ))}
      </datalist>
    </Confirm>
  )
}
