import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../parts/addresses.ts'
import { AppLink } from '../../parts/app-link.tsx'
import { Domain } from '../../parts/domain.tsx'
import type { BookColumn } from '../../parts/book-column.ts'
import { Countdown } from '../../parts/moment.tsx'
import { Tags } from '../../parts/tags.tsx'
import { CustomerStanding } from './customer-standing.tsx'
import type { Customer } from './listed-customer.ts'

const useStyles = makeStyles({
  minor: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

/** `chosen`: domains, which plans and tags take. */
export function useColumns(chosen: ReadonlySet<string>, choose: (chosen: ReadonlySet<string>) => void): readonly BookColumn<Customer>[] {
  const { t, i18n } = useTranslation('customers')
  const figure = new Intl.NumberFormat(i18n.language)
  const count = (value: number | null): string => (value === null ? '' : figure.format(value))
  return [
    {
      key: 'chosen',
      title: t('column.chosen'),
      rem: 3,
      cell: ({ customer: { name, domain } }) => (
        <Checkbox
          aria-label={t('choose', { name })}
          checked={chosen.has(domain)}
          onChange={(_event, { checked }) => choose(checked === true ? new Set([...chosen, domain]) : without(chosen, domain))}
        />
      ),
    },
    { key: 'customer', title: t('column.customer'), rem: 11, sort: 'name', cell: (row) => <Name row={row} /> },
    { key: 'state', title: t('column.state'), rem: 14, sort: 'state', cell: (row) => <CustomerStanding standing={row} /> },
    { key: 'retired', title: t('column.retired'), rem: 6, isNumber: true, cell: ({ retired }) => count(retired) },
    { key: 'toReplace', title: t('column.toReplace'), rem: 6, isNumber: true, cell: ({ toReplace }) => count(toReplace) },
    { key: 'seats', title: t('column.seats'), rem: 6, sort: 'seats', isNumber: true, cell: ({ retiredSeats }) => count(retiredSeats) },
    {
      key: 'termEndsAt',
      title: t('column.termEndsAt'),
      rem: 9,
      sort: 'termEndsAt',
      cell: ({ retiredEndsAt }) => (retiredEndsAt === null ? null : <Countdown at={retiredEndsAt} />),
    },
  ]
}

function without(chosen: ReadonlySet<string>, domain: string): ReadonlySet<string> {
  return new Set([...chosen].filter((each) => each !== domain))
}

function Name({ row: { customer, tags } }: { readonly row: Customer }): React.JSX.Element {
  const styles = useStyles()
  return (
    <>
      <AppLink to={addressOf.customer(customer.domain)}>{customer.name}</AppLink>
      <span className={styles.minor}>
        <Domain domain={customer.domain} />
      </span>
      <Tags tags={tags} />
    </>
  )
}
