import { Field, Link, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SaveAs } from '../../../parts/save-as.tsx'
import { Section } from '../../../parts/section.tsx'
import { usePlanLayout } from '../plan-layout.ts'
import { readUserRows, type UserRow } from './read-user-rows.ts'
import { UserDrawer } from './user-drawer.tsx'

const ROW_PX = 44
const route = getRouteApi('/inside/plans/$plan/customers/$customer')

const useStyles = makeStyles({
  frame: { maxHeight: '32rem', overflow: 'auto' },
  table: { minWidth: '48rem' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(14rem, 1.4fr) minmax(8rem, 1fr) minmax(8rem, 1fr) minmax(10rem, 1.4fr)',
    alignItems: 'start',
    paddingBlock: tokens.spacingVerticalS,
    columnGap: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
  },
  head: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  cell: { overflowWrap: 'anywhere', minWidth: 0 },
  user: { textAlign: 'start', overflowWrap: 'anywhere' },
  body: { position: 'relative' },
  line: { position: 'absolute', insetInline: 0, top: 0 },
  search: { flexGrow: 1, maxWidth: '24rem' },
})

/** Users before and after, as many as there are; one of them beside the others. */
export function PartUsers({ plan, customer }: { readonly plan: string; readonly customer: string }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const layout = usePlanLayout()
  const styles = useStyles()
  const { user } = route.useSearch()
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState('')
  const { data: rows } = useSuspenseQuery({ queryKey: ['users of a part', plan, customer], queryFn: () => readUserRows(plan, customer) })
  const show = (next: string | undefined): void => void navigate({ search: (before) => ({ ...before, user: next }), replace: true })
  const found = rows.filter((row) => row.user.toLowerCase().includes(typed.trim().toLowerCase()))
  return (
    <Section title={t('usersTitle')} actions={<SaveAs table="users" query={{ plan, customer }} />}>
      <div className={layout.stack}>
        {rows.length === 0 ? (
          <Text>{t('noUsers')}</Text>
        ) : (
          <>
            <Field label={t('searchUser')} className={styles.search}>
              <SearchBox value={typed} onChange={(_event, { value }) => setTyped(value)} />
            </Field>
            <Text className={layout.minor}>{t('shownUsers', { shown: found.length, count: rows.length })}</Text>
            <Rows rows={found} onShow={show} />
          </>
        )}
      </div>
      {user === undefined ? null : <UserDrawer plan={plan} user={user} onClose={() => show(undefined)} />}
    </Section>
  )
}

function Rows({ rows, onShow }: { readonly rows: readonly UserRow[]; readonly onShow: (user: string) => void }): React.JSX.Element {
  const { t } = useTranslation('plans')
  const styles = useStyles()
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => ROW_PX, overscan: 10 })
  return (
    <div ref={frame} className={styles.frame} role="group" aria-label={t('usersTitle')} tabIndex={0}>
      <div role="table" aria-label={t('usersTitle')} aria-rowcount={rows.length + 1} className={styles.table}>
        <div role="rowgroup">
          <div role="row" className={`${styles.row} ${styles.head}`}>
            {[t('user'), t('before'), t('after'), t('lost')].map((title) => (
              <span key={title} role="columnheader">
                {title}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: `${String(virtual.getTotalSize())}px` }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <Line key={row.user} row={row} at={index} top={start} measure={virtual.measureElement} onShow={onShow} />
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface LineProps {
  readonly row: UserRow
  readonly at: number
  readonly top: number
  /** Rows are as high as their words want. */
  readonly measure: (row: Element | null) => void
  readonly onShow: (user: string) => void
}

function Line({ row, at, top, measure, onShow }: LineProps): React.JSX.Element {
  const styles = useStyles()
  return (
    <div
      ref={measure}
      data-index={at}
      role="row"
      aria-rowindex={at + 2}
      className={`${styles.row} ${styles.line}`}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <span role="cell" className={styles.cell}>
        <Link as="button" className={styles.user} onClick={() => onShow(row.user)}>
          {row.user}
        </Link>
      </span>
      {[row.oldProducts, row.newProducts, row.servicesLost].map((text, column) => (
        <span key={column} role="cell" className={styles.cell}>
          {text === null || text === '' ? '—' : text}
        </span>
      ))}
    </div>
  )
}
