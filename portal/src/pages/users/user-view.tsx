import { Body1, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { ArrowSyncRegular } from '@fluentui/react-icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Page } from '../../parts/page.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { Section } from '../../parts/section.tsx'
import { Live, Seen } from './holds.tsx'
import { Move } from './move.tsx'
import { Ticket } from './ticket.tsx'
import { Unknown } from './unknown.tsx'

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(24rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
})

/** What one user holds, and what was done for them. */
export function UserView({ userPrincipalName }: { readonly userPrincipalName: string }): React.JSX.Element {
  const { t } = useTranslation(['users', 'parts'])
  const styles = useStyles()
  const { live: isLive = false } = useSearch({ strict: false })
  const navigate = useNavigate()
  const path = { userPrincipalName }
  const known = api.useSuspenseQuery('get', '/api/users/{userPrincipalName}', { params: { path } }).data
  const now = api.useQuery(
    'get',
    '/api/users/{userPrincipalName}',
    { params: { path, query: { live: 'true' } } },
    { enabled: isLive, refetchOnWindowFocus: false },
  )
  const person = (isLive ? now.data : undefined) ?? known
  if (person.seen === null && person.moves.length === 0) return <Unknown words={userPrincipalName} />
  const readNow = (): void => {
    if (isLive) void now.refetch()
    else void navigate({ to: '/users/$upn', params: { upn: userPrincipalName }, search: { live: true }, replace: true })
  }
  return (
    <Page
      title={person.seen?.displayName ?? person.userPrincipalName}
      actions={
        <Button
          icon={now.isFetching ? <Spinner size="tiny" aria-label={t('parts:loading')} /> : <ArrowSyncRegular />}
          disabled={now.isFetching}
          onClick={readNow}
        >
          {t('readNow')}
        </Button>
      }
    >
      {now.error ? <ProblemNote error={now.error} again={readNow} /> : null}
      <div className={styles.pair}>
        <Seen person={person} />
        {person.live ? <Live live={person.live} /> : null}
      </div>
      {person.moves.length === 0 ? (
        <Section title={t('moves')}>
          <Body1>{t('noMoves')}</Body1>
        </Section>
      ) : null}
      {person.moves.map((move) => (
        <Move
          key={`${move.run} ${move.changedAt} ${move.added.map(({ skuId }) => skuId).join()}`}
          move={move}
          person={person}
          isLive={isLive}
        />
      ))}
      <Ticket ticket={person.ticket} />
    </Page>
  )
}
