import { Badge, makeStyles, Text, tokens, type BadgeProps } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { Section } from '../../parts/section.tsx'
import { Acts } from './acts.tsx'
import { Licenses } from './licenses.tsx'
import { Requests } from './requests.tsx'
import { ServiceTable } from './services.tsx'
import type { Person, PersonMove } from './person.ts'

const STATES = ['pending', 'sent', 'moved', 'verified', 'refused', 'left-alone', 'undone'] as const
const COLORS: Readonly<Record<(typeof STATES)[number], BadgeProps['color']>> = {
  pending: 'informative',
  sent: 'brand',
  moved: 'brand',
  verified: 'success',
  refused: 'danger',
  'left-alone': 'warning',
  undone: 'informative',
}

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

/** What one run did for a user, and what can be done about it now. */
export function Move({
  move,
  person,
  isLive,
}: {
  readonly move: PersonMove
  readonly person: Person
  readonly isLive: boolean
}): React.JSX.Element {
  const { t, i18n } = useTranslation('users')
  const styles = useStyles()
  const groups = new Intl.ListFormat(i18n.language).format(move.through)
  return (
    <Section title={t('moveOf', { run: move.run })}>
      <div className={styles.badges}>
        <MoveState state={move.state} />
        {move.isLatecomer ? <Badge appearance="outline">{t('latecomer')}</Badge> : null}
        <AppLink to={addressOf.runCustomer(move.run, move.customer)}>{t('toRun')}</AppLink>
      </div>
      {move.reason ? <ReasonText reason={move.reason} /> : null}
      <Facts
        facts={[
          [t('changedAt'), <Moment key="at" at={move.movedAt ?? move.changedAt} />],
          [
            t('added'),
            <span key="added" lang="en">
              {move.added.map(({ name }) => name).join(', ')}
            </span>,
          ],
          [
            t('removed'),
            move.removed.length === 0 ? (
              t('none')
            ) : (
              <span key="removed" lang="en">
                {move.removed.map(({ name }) => name).join(', ')}
              </span>
            ),
          ],
          [t('groups'), move.through.length === 0 ? t('directly') : groups],
          [t('before'), move.before ? <Licenses key="before" licenses={move.before} /> : t('notYet')],
          [t('after'), move.after ? <Licenses key="after" licenses={move.after} /> : t('notYet')],
        ]}
      />
      {move.services ? <ServiceTable services={move.services} /> : null}
      <Acts move={move} person={person} isLive={isLive} />
      {move.requests.length === 0 ? <Text size={200}>{t('noRequests')}</Text> : <Requests requests={move.requests} />}
    </Section>
  )
}

function MoveState({ state }: { readonly state: string }): React.JSX.Element {
  const { t } = useTranslation('users')
  const known = STATES.find((each) => each === state)
  return (
    <Badge appearance="tint" color={known ? COLORS[known] : 'informative'}>
      {known ? t(`state.${known}`) : state}
    </Badge>
  )
}
