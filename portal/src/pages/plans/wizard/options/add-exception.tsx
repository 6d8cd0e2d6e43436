import { Button, Combobox, Dropdown, Field, Option } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../api/client.ts'
import { inLanguage } from '../../in-language.ts'
import { usePlanLayout } from '../../plan-layout.ts'
import type { Affected } from '../use-affected.ts'
import { useRetirements } from '../use-retirements.ts'

/** More are found by typing. */
const OFFERED_MOST = 50

interface AddExceptionProps {
  readonly affected: readonly Affected[]
  readonly retirements: readonly string[]
  readonly onAdd: (customer: string, retirement: string, option: string) => void
}

/** A customer, which of their retired products, and what takes its place there. */
export function AddException({ affected, retirements, onAdd }: AddExceptionProps): React.JSX.Element {
  const { t } = useTranslation('plan-wizard')
  const layout = usePlanLayout()
  const { titleOf } = useRetirements()
  const [typed, setTyped] = useState('')
  const [domain, setDomain] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const [option, setOption] = useState<string>()
  const customer = affected.find((each) => each.customer.domain === domain)
  const own = retirements.filter((id) => customer?.subscriptions.some(({ retirement }) => retirement === id))
  const retirement = own.find((id) => id === chosen) ?? own[0]
  const found = affected.filter(({ customer: { name, domain: its } }) =>
    [name, its].some((text) => text.toLowerCase().includes(customer && typed === customer.customer.name ? '' : typed.trim().toLowerCase())),
  )
  const add = (): void => {
    if (domain === undefined || retirement === undefined || option === undefined) return
    onAdd(domain, retirement, option)
    setTyped('')
    setDomain(undefined)
    setOption(undefined)
  }
  return (
    <div className={layout.ends}>
      <Field label={t('customer')}>
        <Combobox
          value={typed}
          selectedOptions={domain === undefined ? [] : [domain]}
          placeholder={t('findCustomer')}
          onChange={({ target }) => {
            setTyped(target.value)
            setDomain(undefined)
          }}
          onOptionSelect={(_event, { optionValue, optionText }) => {
            setDomain(optionValue)
            setTyped(optionText ?? '')
            setOption(undefined)
          }}
        >
          {found.slice(0, OFFERED_MOST).map(({ customer: { id, name, domain: its } }) => (
            <Option key={id} value={its} text={name}>
              {`${name} (${its})`}
            </Option>
          ))}
        </Combobox>
      </Field>
      {own.length > 1 ? (
        <Field label={t('retirement')}>
          <Dropdown
            value={retirement === undefined ? '' : titleOf(retirement)}
            selectedOptions={retirement === undefined ? [] : [retirement]}
            onOptionSelect={(_event, { optionValue }) => setChosen(optionValue)}
          >
            {own.map((id) => (
              <Option key={id} value={id}>
                {titleOf(id)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      ) : null}
      {retirement === undefined ? null : <OptionField retirement={retirement} option={option} onChoose={setOption} />}
      <Button onClick={add} disabledFocusable={option === undefined}>
        {t('addException')}
      </Button>
    </div>
  )
}

interface OptionFieldProps {
  readonly retirement: string
  readonly option: string | undefined
  readonly onChoose: (option: string | undefined) => void
}

function OptionField({ retirement, option, onChoose }: OptionFieldProps): React.JSX.Element {
  const { t, i18n } = useTranslation('plan-wizard')
  const { options = [] } =
    api.useQuery('get', '/api/retirements/{id}', { params: { path: { id: retirement } } }, { staleTime: 60_000 }).data ?? {}
  const titleOf = (id: string | undefined): string => {
    const found = options.find((each) => each.id === id)
    return found ? inLanguage(found.title, i18n.language) : ''
  }
  return (
    <Field label={t('option')}>
      <Dropdown
        value={titleOf(option)}
        selectedOptions={option === undefined ? [] : [option]}
        placeholder={t('chooseOption')}
        onOptionSelect={(_event, { optionValue }) => onChoose(optionValue)}
      >
        {options.map(({ id }) => (
          <Option key={id} value={id}>
            {titleOf(id)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
