import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { Command } from '../../parts/command.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Reapply } from './reapply.tsx'
import { Reapplied } from './reapplied.tsx'
import type { Person, PersonMove } from './person.ts'

type Act = PersonMove['acts'][number]

const useStyles = makeStyles({
  acts: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  act: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  minor: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
})

/** What can be done for the user now: give again, or put back. */
export function Acts({
  move,
  person,
  isLive,
}: {
  readonly move: PersonMove
  readonly person: Person
  readonly isLive: boolean
}): React.JSX.Element {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const router = useRouter()
  const [asked, setAsked] = useState<Act>()
  const [event, setEvent] = useState<string>()
  const undo = new URLSearchParams({ run: move.run, users: person.userPrincipalName })
  return (
    <div className={styles.acts}>
      {move.acts.map((act) => (
        <div key={act.command} className={styles.act}>
          {act.what === 're-apply' ? (
            <RightButton right="run" onClick={() => setAsked(act)}>
              {t(isRetry(act) ? 'retry' : 'reapply')}
            </RightButton>
          ) : (
            <RightButton right="undo" onClick={() => void router.navigate({ href: `${addressOf.undo}?${undo.toString()}` })}>
              {t('putBack')}
            </RightButton>
          )}
          <Command command={`npx ${act.command}`} />
        </div>
      ))}
      {isLive ? null : (
        <Text size={200} className={styles.minor}>
          {t('readForMore')}
        </Text>
      )}
      {event === undefined ? null : <Reapplied run={move.run} after={event} />}
      {asked ? (
        <Reapply
          move={move}
          userPrincipalName={person.userPrincipalName}
          isRetry={isRetry(asked)}
          onAsked={setEvent}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  )
}

/** What was refused and holds its customer up is tried again with the customer's other failures. */
function isRetry({ command }: Act): boolean {
  return command.startsWith('crossgrade run retry')
}
