import { Button, Text } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { PlainTable } from '../../parts/plain-table.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { Section } from '../../parts/section.tsx'
import { useTableLabel } from '../../parts/table-label.ts'
import { Command } from '../../parts/command.tsx'
import { NewToken } from './new-token.tsx'
import { RealMoment } from './real-moment.tsx'

type Token = Answer<'/api/tokens', 'get'>['items'][number]

/** What programs call the API with; the token itself is shown when it is made, and never again. */
export function Tokens(): React.JSX.Element {
  const { t } = useTranslation(['connections', 'shell'])
  const labelOf = useTableLabel()
  const [isMaking, setMaking] = useState(false)
  const [asked, setAsked] = useState<Token>()
  const { data, error } = api.useQuery('get', '/api/tokens', {})
  return (
    <Section title={t('connections:tokens')} actions={<Button onClick={() => setMaking(true)}>{t('connections:makeToken')}</Button>}>
      <Text>{t('connections:tokensMean')}</Text>
      {error ? <ProblemNote error={error} /> : null}
      {data?.items.length === 0 ? <Text>{t('connections:noTokens')}</Text> : null}
      {data && data.items.length > 0 ? (
        <PlainTable
          label={labelOf(t('connections:tokens'))}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            { key: 'name', title: t('connections:tokenName'), cell: ({ name }) => name },
            {
              key: 'rights',
              title: t('connections:tokenMay'),
              cell: ({ rights }) => rights.map((each) => t(`shell:right.${each}`)).join(', '),
            },
            { key: 'made', title: t('connections:tokenMade'), cell: ({ createdAt }) => <RealMoment at={createdAt} /> },
            {
              key: 'revoke',
              title: t('connections:acts'),
              cell: (token) => (
                <Button size="small" aria-label={t('connections:revokeOne', { name: token.name })} onClick={() => setAsked(token)}>
                  {t('connections:revoke')}
                </Button>
              ),
            },
          ]}
        />
      ) : null}
      <Command command={'npx crossgrade token create "nightly report" --rights view'} />
      {isMaking ? <NewToken onClose={() => setMaking(false)} /> : null}
      {asked ? <Revoke token={asked} onClose={() => setAsked(undefined)} /> : null}
    </Section>
  )
}

function Revoke({ token, onClose }: { readonly token: Token; readonly onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('connections')
  const queries = useQueryClient()
  const revoke = api.useMutation('post', '/api/tokens/{id}/revoke')
  return (
    <Confirm
      title={t('revokeQuestion', { name: token.name })}
      act={t('revoke')}
      onClose={onClose}
      onAct={async () => {
        await revoke.mutateAsync({ params: { path: { id: token.id } } })
        await queries.invalidateQueries({ queryKey: ['get', '/api/tokens'] })
      }}
    >
      {t('revokeMeans', { name: token.name })}
    </Confirm>
  )
}
