import { Badge, Body1, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { FixText } from '../../parts/fix-text.tsx'
import { Moment } from '../../parts/moment.tsx'
import { PageLoading } from '../../parts/page.tsx'
import { PlainTable, type PlainColumn } from '../../parts/plain-table.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import { USER_STATES, type UserState } from './search.ts'

const PAGE = 100
const READ_AGAIN_MS = 5000

export type UserMove = Answer<'/api/runs/{id}/users', 'get'>['items'][number]

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS, minWidth: '9rem' },
  user: { minWidth: '12rem', maxWidth: '16rem', overflowWrap: 'anywhere' },
  products: { display: 'grid', rowGap: tokens.spacingVerticalXXS, minWidth: '10rem', maxWidth: '18rem' },
  badge: { whiteSpace: 'nowrap', flexShrink: 0 },
  why: { minWidth: '13rem', maxWidth: '30rem' },
  services: { minWidth: '12rem', maxWidth: '26rem' },
  minor: { color: tokens.colorNeutralForeground3 },
  pages: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface UsersTableProps {
  readonly run: string
  readonly customer: string | undefined
  readonly state: UserState | undefined
  /** Of the run's customers, by id. */
  readonly names?: ReadonlyMap<string, string>
}

/** Users with what they had and have, a page at a time. */
export function UsersTable(props: UsersTableProps): React.JSX.Element {
  // Other filters begin at their first page.
  return <Pages key={`${props.customer ?? ''} ${props.state ?? ''}`} {...props} />
}

function Pages({ run, customer, state, names }: UsersTableProps): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const [starts, setStarts] = useState<readonly string[]>([''])
  const query = { limit: PAGE, after: starts.at(-1) ?? '', ...(customer ? { customer } : {}), ...(state ? { state } : {}) }
  const { data, error } = api.useQuery(
    'get',
    '/api/runs/{id}/users',
    { params: { path: { id: run }, query } },
    { refetchInterval: READ_AGAIN_MS },
  )
  const columns = useColumns(run, customer === undefined ? names : undefined)
  if (error !== null) return <ProblemNote error={error} />
  if (!data) return <PageLoading />
  const { items, next } = data
  return (
    <>
      {items.length === 0 ? <Body1>{state === undefined ? t('noUser') : t('noUserSo')}</Body1> : null}
      {items.length > 0 ? (
        <PlainTable
          label={t('usersTable')}
          columns={columns}
          rows={items}
          keyOf={({ user, add, remove }) => `${user} ${remove.join()} ${add.length}`}
        />
      ) : null}
      {starts.length > 1 || next !== null ? (
        <div className={styles.pages}>
          <Button disabled={starts.length === 1} onClick={() => setStarts((old) => old.slice(0, -1))}>
            {t('previousPage')}
          </Button>
          <Button disabled={next === null} onClick={() => setStarts((old) => (next === null ? old : [...old, next]))}>
            {t('nextPage')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** @param names of customers, where there are several whose users they are */
function useColumns(run: string, names: ReadonlyMap<string, string> | undefined): readonly PlainColumn<UserMove>[] {
  const { t } = useTranslation('runs')
  const ofCustomer: PlainColumn<UserMove> = {
    key: 'customer',
    title: t('customer'),
    cell: ({ customer }) => <AppLink to={addressOf.runCustomer(run, customer)}>{names?.get(customer) ?? customer}</AppLink>,
  }
  return [
    ...(names === undefined ? [] : [ofCustomer]),
    { key: 'user', title: t('user'), cell: (move) => <User run={run} move={move} /> },
    { key: 'state', title: t('stateTitle'), cell: (move) => <State move={move} /> },
    { key: 'why', title: t('why'), cell: (move) => <Why move={move} /> },
    { key: 'products', title: t('products'), cell: (move) => <Products move={move} /> },
    { key: 'services', title: t('services'), cell: (move) => <Services move={move} /> },
  ]
}

function User({ run, move: { userPrincipalName, through, isLatecomer, state } }: { readonly run: string; readonly move: UserMove }) {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const mayGoBack = state === 'moved' || state === 'verified' || state === 'refused'
  return (
    <div className={mergeClasses(styles.stack, styles.user)}>
      <AppLink to={addressOf.user(userPrincipalName)}>{userPrincipalName}</AppLink>
      <Text size={200} className={styles.minor}>
        {through.length > 0 ? t('throughGroup') : t('direct')}
        {isLatecomer ? `, ${t('latecomer')}` : ''}
      </Text>
      {mayGoBack && through.length === 0 ? (
        <AppLink to={`${addressOf.undo}?run=${encodeURIComponent(run)}&users=${encodeURIComponent(userPrincipalName)}`}>
          {t('takeBack')}
        </AppLink>
      ) : null}
    </div>
  )
}

function Products({ move: { oldProducts, newProducts } }: { readonly move: UserMove }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  return (
    <div className={styles.products}>
      <Text>
        <span className={styles.minor}>{t('before')}:</span> {oldProducts ?? '—'}
      </Text>
      <Text>
        <span className={styles.minor}>{t('after')}:</span> {newProducts ?? '—'}
      </Text>
    </div>
  )
}

const COLORS = {
  pending: 'informative',
  sent: 'brand',
  moved: 'brand',
  verified: 'success',
  refused: 'danger',
  'left-alone': 'subtle',
  undone: 'subtle',
} as const

function State({ move: { state, changedAt } }: { readonly move: UserMove }): React.JSX.Element {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  const known = USER_STATES.find((each) => each === state) ?? 'pending'
  return (
    <div className={styles.stack}>
      <Badge className={styles.badge} appearance="tint" color={COLORS[known]}>
        {t(`userState.${known}`)}
      </Badge>
      <Text size={200} className={styles.minor}>
        <Moment at={changedAt} />
      </Text>
    </div>
  )
}

/** What was lost or came is said in full; what stayed, where somebody unfolds it. */
function Services({ move: { services } }: { readonly move: UserMove }): React.JSX.Element | null {
  const { t } = useTranslation('runs')
  const styles = useStyles()
  if (services === null) return null
  const { kept, lost, gained } = services
  return (
    <div className={styles.services}>
      {kept === '' ? null : (
        <details>
          <summary>{t('kept', { count: kept.split(', ').length })}</summary>
          <Text size={200}>{kept}</Text>
        </details>
      )}
      {lost === '' ? null : <Text block>{t('lostServices', { services: lost })}</Text>}
      {gained === '' ? null : <Text block>{t('gained', { services: gained })}</Text>}
    </div>
  )
}

function Why({ move: { reason, fix } }: { readonly move: UserMove }): React.JSX.Element | null {
  const styles = useStyles()
  if (!reason) return null
  return (
    <div className={styles.why}>
      <ReasonText reason={reason} />
      <FixText reason={reason} fix={fix} />
    </div>
  )
}
