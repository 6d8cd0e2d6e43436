import { Badge, Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { LongTable, type LongColumn, type Rows } from '../../parts/long-table.tsx'
import { Countdown } from '../../parts/moment.tsx'
import { ReasonText } from '../../parts/reason-text.tsx'
import type { Undoable } from './days.ts'
import { WaysBack } from './ways-back.tsx'

type Key = 'choose' | 'customer' | 'users' | 'safe' | 'free' | 'cost'

interface UndoTableProps {
  readonly run: string
  readonly rows: Rows<Undoable>
  /** What the rows are of, as a table begins anew where it is something else. */
  readonly of: string
  /** The first row in sight, whenever it is another. */
  readonly onSee: (first: number) => void
  /** Ids of customers. */
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** Customers of a run with the days after which they cannot go back, the earliest first. */
export function UndoTable({ run, rows, of, onSee, chosen, onChoose }: UndoTableProps): React.JSX.Element {
  const { t, i18n } = useTranslation('undo')
  const styles = useStyles()
  const [shown, setShown] = useState<Undoable>()
  const columns: readonly LongColumn<Undoable, Key>[] = [
    {
      key: 'choose',
      title: t('chooseTitle'),
      width: '5.5rem',
      cell: ({ customer, because }) => (
        <Checkbox
          aria-label={t('choose', { run: customer.name })}
          disabled={because !== null}
          checked={chosen.includes(customer.id)}
          onChange={(_event, { checked }) =>
            onChoose(checked === true ? [...new Set([...chosen, customer.id])] : chosen.filter((each) => each !== customer.id))
          }
        />
      ),
    },
    {
      key: 'customer',
      title: t('customer'),
      width: 'minmax(10rem, 1.4fr)',
      cell: ({ customer, old }) => (
        <div className={styles.stack}>
          <AppLink to={addressOf.runCustomer(run, customer.id)}>{customer.name}</AppLink>
          <Text size={200} className={styles.minor}>
            {t('backTo', { product: old })}
          </Text>
        </div>
      ),
    },
    { key: 'users', title: t('users'), width: '7.5rem', cell: ({ users }) => users.toLocaleString(i18n.language) },
    { key: 'safe', title: t('lastSafeUndo'), width: 'minmax(9rem, 1fr)', cell: ({ lastSafeUndo }) => <Last at={lastSafeUndo} isSafe /> },
    { key: 'free', title: t('lastFreeDay'), width: 'minmax(9rem, 1fr)', cell: ({ lastFreeDay }) => <Last at={lastFreeDay} /> },
    {
      key: 'cost',
      title: t('costs'),
      width: 'minmax(12rem, 1.8fr)',
      cell: (row) =>
        row.why === null ? (
          <Button size="small" onClick={() => setShown(row)} aria-label={t('showCostsOf', { name: row.customer.name })}>
            {t('showCosts')}
          </Button>
        ) : (
          <div className={styles.stack}>
            <Badge appearance="tint" color="subtle">
              {t('notPossible')}
            </Badge>
            <ReasonText reason={row.why} of={`wayBack.because.${row.why.code}`} />
          </div>
        ),
    },
  ]
  return (
    <>
      <LongTable<Undoable, Key>
        label={t('daysTable')}
        columns={columns}
        rows={rows}
        of={of}
        onSee={onSee}
        keyOf={({ customer, decision }) => `${customer.id} ${decision}`}
        minWidth="54rem"
      />
      {shown ? <WaysBack run={run} customer={shown.customer} onClose={() => setShown(undefined)} /> : null}
    </>
  )
}

/** Without a day it is either still as it was, or there are no such days. */
function Last({ at, isSafe = false }: { readonly at: string | null; readonly isSafe?: boolean }): React.JSX.Element {
  const { t } = useTranslation('undo')
  const styles = useStyles()
  if (at !== null) return <Countdown at={at} />
  return <Text className={styles.minor}>{isSafe ? t('stillActive') : t('none')}</Text>
}
