import { Button, Text } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { PlainTable, type PlainColumn } from '../../../../parts/plain-table.tsx'
import { Section } from '../../../../parts/section.tsx'
import { inLanguage } from '../../in-language.ts'
import { usePlanLayout } from '../../plan-layout.ts'
import type { CustomerChoices } from '../draft.ts'
import type { Affected } from '../use-affected.ts'
import { useDraft } from '../use-draft.ts'
import { useRetirements } from '../use-retirements.ts'
import { AddException } from './add-exception.tsx'
import { ReadTable } from './read-table.tsx'

interface Exception {
  /** Domain or id, as the draft names it. */
  readonly customer: string
  readonly retirement: string
  readonly option: string
}

interface ExceptionsProps {
  readonly affected: readonly Affected[]
  readonly retirements: readonly string[]
}

/** Customers who go to something else than the others. */
export function Exceptions({ affected, retirements }: ExceptionsProps): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { draft, choose } = useDraft()
  const customers = draft.choices.customers ?? {}
  const listed = listExceptions(customers)
  const others = Object.entries(customers).filter(([, own]) => Object.keys(own).some((member) => member !== 'options')).length
  const nameOf = (ref: string): string =>
    affected.find(({ customer }) => customer.domain === ref || customer.id === ref)?.customer.name ?? ref
  const setOption = (customer: string, retirement: string, option: string | undefined): void => {
    const { options, ...own } = customers[customer] ?? {}
    const { [retirement]: _before, ...rest } = options ?? {}
    const next = option === undefined ? rest : { ...rest, [retirement]: option }
    const { [customer]: _own, ...all } = customers
    const isEmpty = Object.keys(next).length + Object.keys(own).length === 0
    choose({ customers: isEmpty ? all : { ...all, [customer]: { ...own, ...(Object.keys(next).length > 0 ? { options: next } : {}) } } })
  }
  const columns: readonly PlainColumn<Exception>[] = [
    { key: 'customer', title: t('customer'), cell: ({ customer }) => nameOf(customer) },
    { key: 'retirement', title: t('retirement'), cell: ({ retirement }) => <RetirementTitle id={retirement} /> },
    { key: 'option', title: t('option'), cell: (exception) => <OptionTitle {...exception} /> },
    {
      key: 'remove',
      title: t('remove'),
      cell: ({ customer, retirement }) => (
        <Button
          appearance="subtle"
          size="small"
          icon={<DeleteRegular />}
          aria-label={t('removeException', { customer: nameOf(customer) })}
          onClick={() => setOption(customer, retirement, undefined)}
        />
      ),
    },
  ]
  return (
    <Section title={t('exceptions')}>
      <div className={layout.stack}>
        <Text className={layout.minor}>{t('exceptionsMean')}</Text>
        {listed.length === 0 ? null : (
          <PlainTable
            label={t('exceptions')}
            columns={columns}
            rows={listed}
            keyOf={({ customer, retirement }) => `${customer} ${retirement}`}
          />
        )}
        <AddException affected={affected} retirements={retirements} onAdd={setOption} />
        {others === 0 ? null : <Text className={layout.minor}>{t('otherExceptions', { count: others })}</Text>}
        <ReadTable />
      </div>
    </Section>
  )
}

function listExceptions(customers: Readonly<Record<string, CustomerChoices>>): readonly Exception[] {
  return Object.entries(customers).flatMap(([customer, { options = {} }]) =>
    Object.entries(options).map(([retirement, option]) => ({ customer, retirement, option })),
  )
}

function RetirementTitle({ id }: { readonly id: string }): React.JSX.Element {
  return <>{useRetirements().titleOf(id)}</>
}

function OptionTitle({ retirement, option }: Pick<Exception, 'retirement' | 'option'>): React.JSX.Element {
  const { i18n } = useTranslation()
  const detail = api.useQuery('get', '/api/retirements/{id}', { params: { path: { id: retirement } } }, { staleTime: 60_000 }).data
  const found = detail?.options.find(({ id }) => id === option)
  return <>{found ? inLanguage(found.title, i18n.language) : option}</>
}
