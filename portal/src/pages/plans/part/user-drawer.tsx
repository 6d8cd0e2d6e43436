import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, Text } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../api/answer.ts'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../parts/addresses.ts'
import { AppLink } from '../../../parts/app-link.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { PageLoading } from '../../../parts/page.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { SaidText } from '../../../parts/said-text.tsx'
import { usePlanLayout } from '../plan-layout.ts'

type PlannedUser = Answer<'/api/plans/{id}/users/{upn}', 'get'>
type Held = PlannedUser['before']

interface UserDrawerProps {
  readonly plan: string
  readonly user: string
  readonly onClose: () => void
}

/** One user before and after, service by service. */
export function UserDrawer({ plan, user, onClose }: UserDrawerProps): React.JSX.Element {
  const { t } = useTranslation('plans')
  const { data, error } = api.useQuery('get', '/api/plans/{id}/users/{upn}', { params: { path: { id: plan, upn: user } } })
  return (
    <OverlayDrawer open position="end" size="medium" onOpenChange={(_event, { open }) => (open ? undefined : onClose())} aria-label={user}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" icon={<DismissRegular />} aria-label={t('close')} onClick={onClose} />}>
          {data?.displayName ?? user}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {error ? <ProblemNote error={error} /> : null}
        {data ? <Planned user={data} /> : error ? null : <PageLoading />}
      </DrawerBody>
    </OverlayDrawer>
  )
}

function Planned({ user }: { readonly user: PlannedUser }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const { userPrincipalName, usageLocation, before, after, moves, whyNotMoved } = user
  return (
    <div className={layout.stack}>
      <Facts
        facts={[
          [
            t('user'),
            <AppLink key="user" to={addressOf.user(userPrincipalName)}>
              {userPrincipalName}
            </AppLink>,
          ],
          [t('usageLocation'), usageLocation ?? t('noUsageLocation')],
          [t('before'), <Licenses key="before" held={before} />],
          [t('after'), <Licenses key="after" held={after} />],
        ]}
      />
      {moves.map(({ retirement, keeps, changes, loses, gains, usageLocationSet }) => (
        <div key={retirement} className={layout.tight}>
          {usageLocationSet === null ? null : <Text>{t('usageLocationSet', { country: usageLocationSet })}</Text>}
          <Services title={t('loses')} names={loses.map(({ title }) => title)} />
          <Services title={t('changesTo')} names={changes.map(({ from, to }) => `${from.title} → ${to.title}`)} />
          <Services title={t('keeps')} names={keeps.map(({ title }) => title)} />
          <Services title={t('gains')} names={gains.map(({ title }) => title)} />
        </div>
      ))}
      {whyNotMoved.length === 0 ? null : (
        <ul className={layout.list}>
          {whyNotMoved.map((why) => (
            <li key={why.text}>
              <SaidText of={`notMoved.${why.code}`} sentence={why} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Licenses({ held }: { readonly held: Held }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  return (
    <ul className={layout.plain}>
      {held.map(({ skuId, title, off }) => (
        <li key={skuId}>
          {title}
          {off.length === 0 ? null : (
            <Text block size={200} className={layout.minor}>
              {t('off', { services: off.map((service) => service.title).join(', ') })}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

function Services({ title, names }: { readonly title: string; readonly names: readonly string[] }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  return (
    <div className={layout.tight}>
      <Text weight="semibold">
        {title} ({names.length})
      </Text>
      <Text className={layout.minor}>{names.length === 0 ? t('nothing') : names.join(', ')}</Text>
    </div>
  )
}
