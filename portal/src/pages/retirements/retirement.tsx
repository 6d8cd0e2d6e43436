import { Badge, Link, makeStyles, Text, tokens } from '@fluentui/react-components'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Day } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { RightButton } from '../../parts/right-button.tsx'
import { Section } from '../../parts/section.tsx'
import { AffectedFigures } from './affected-figures.tsx'
import { Dates } from './dates.tsx'
import { inLanguage } from './in-language.ts'
import { Offers } from './offers.tsx'
import { Options } from './options.tsx'
import { Reviewed } from './reviewed.tsx'
import { useAffected } from './use-affected.ts'
import type { Detail } from './detail.ts'

const route = getRouteApi('/inside/retirements/$id')

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(24rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  notes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'grid', rowGap: tokens.spacingVerticalS, maxWidth: '60rem' },
  roles: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  words: { maxWidth: '60rem' },
})

/** One retirement whole: when, what, and what may take its place. */
export function Retirement(): React.JSX.Element {
  const { t, i18n } = useTranslation('retirements')
  const styles = useStyles()
  const router = useRouter()
  const { id } = route.useParams()
  const { version } = route.useSearch()
  const detail = api.useSuspenseQuery('get', '/api/retirements/{id}', {
    params: { path: { id }, query: version === undefined ? {} : { version } },
  }).data
  const affected = useAffected()
  return (
    <Page
      title={inLanguage(detail.title, i18n.language).text}
      actions={
        <RightButton
          right="plan"
          appearance="primary"
          onClick={() => void router.navigate({ href: `${addressOf.newPlan}?retirement=${encodeURIComponent(detail.id)}` })}
        >
          {t('planIt')}
        </RightButton>
      }
    >
      <div className={styles.badges}>
        <AppLink to={addressOf.retirements}>{t('title')}</AppLink>
        <Text>{detail.id}</Text>
        <Reviewed isReviewed={detail.reviewed} />
        <Badge appearance="outline">{t(`policy.${knownPolicy(detail.policy)}`)}</Badge>
      </div>
      <AffectedFigures affected={affected} retirement={detail.id} />
      <Section title={t('dates')}>
        <Dates detail={detail} />
      </Section>
      <Options detail={detail} />
      <Offers offers={detail.retires} />
      <div className={styles.pair}>
        <Rules detail={detail} />
        <Origin detail={detail} />
      </div>
      {detail.notes.length > 0 ? (
        <Section title={t('notes')}>
          <ul className={styles.notes}>
            {detail.notes.map((note) => (
              <li key={note} lang="en">
                {note}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  )
}

/** What becomes of it, when Microsoft deletes it, and who may do it. */
function Rules({ detail }: { readonly detail: Detail }): React.JSX.Element {
  const { t, i18n } = useTranslation('retirements')
  const styles = useStyles()
  const days = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(detail.lifecycle.legacyDeletedAfterDays.map(String))
  return (
    <Section title={t('rules')}>
      <Facts
        facts={[
          [t('policyName'), t(`policyMeans.${knownPolicy(detail.policy)}`)],
          [t('lifecycle'), t('lifecycleMeans', { days })],
          [t('roles'), detail.roles.length === 0 ? t('noRoles') : <Roles key="roles" roles={detail.roles} />],
        ]}
      />
      {detail.rolesNote === null ? null : (
        <Text lang="en" className={styles.words}>
          {detail.rolesNote}
        </Text>
      )}
    </Section>
  )
}

const POLICIES = ['leave', 'stop-renewal', 'suspend', 'migrate'] as const

function knownPolicy(policy: string): (typeof POLICIES)[number] {
  return POLICIES.find((each) => each === policy) ?? 'leave'
}

const ROLES = {
  'Global admin': 'globalAdmin',
  'User admin': 'userAdmin',
  'Admin agent': 'adminAgent',
  'Sales agent': 'salesAgent',
} as const

function Roles({ roles }: { readonly roles: readonly string[] }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  return (
    <span className={styles.roles}>
      {roles.map((role) => {
        const known = Object.entries(ROLES).find(([name]) => name === role)?.[1]
        return (
          <Badge key={role} appearance="outline" {...(known ? {} : { lang: 'en' })}>
            {known ? t(`role.${known}`) : role}
          </Badge>
        )
      })}
    </span>
  )
}

/** Where it comes from, who stands for it, and its other versions. */
function Origin({ detail }: { readonly detail: Detail }): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const { source, reviewedBy, lastVerifiedOn, versions, version, validFrom } = detail
  return (
    <Section title={t('origin')}>
      <Facts
        facts={[
          [
            t('source'),
            source.url === null ? (
              <span lang="en">{source.title}</span>
            ) : (
              <Link href={source.url} target="_blank" rel="noreferrer" lang="en">
                {source.title}
              </Link>
            ),
          ],
          [t('sourceDate'), source.date === null ? undefined : <Day key="of" at={source.date} />],
          [t('reviewedBy'), reviewedBy === null ? t('nobody') : <span lang="en">{reviewedBy}</span>],
          [t('lastVerifiedOn'), lastVerifiedOn === null ? t('never') : <Day key="verified" at={lastVerifiedOn} />],
          [t('validFrom'), validFrom === null ? undefined : <Day key="from" at={validFrom} />],
          [t('versions'), <Versions key="versions" id={detail.id} shown={version} versions={versions} />],
        ]}
      />
    </Section>
  )
}

function Versions({
  id,
  shown,
  versions,
}: {
  readonly id: string
  readonly shown: number
  readonly versions: readonly number[]
}): React.JSX.Element {
  const { t } = useTranslation('retirements')
  const styles = useStyles()
  return (
    <span className={styles.roles}>
      {versions.map((version) =>
        version === shown ? (
          <Text key={version} weight="semibold">
            {t('versionShown', { version })}
          </Text>
        ) : (
          <AppLink key={version} to={`${addressOf.retirement(id)}?version=${String(version)}`}>
            {t('versionOther', { version })}
          </AppLink>
        ),
      )}
    </span>
  )
}
