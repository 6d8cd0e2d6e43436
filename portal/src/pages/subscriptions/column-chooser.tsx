import { Menu, MenuButton, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ColumnTripleEditRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, columnsIn } from './column-keys.ts'
import { DEFAULT_COLUMNS, shownColumns, type Search } from './search.ts'

const route = getRouteApi('/inside/subscriptions')

/** Which columns are shown; the first, which names its row, always is. */
export function ColumnChooser({ search }: { readonly search: Search }): React.JSX.Element {
  const { t } = useTranslation('subscriptions')
  const navigate = route.useNavigate()
  function show(keys: readonly string[]): void {
    const chosen = columnsIn(['customer', ...keys].join(','))?.join(',')
    const columns = chosen === DEFAULT_COLUMNS.join(',') ? undefined : chosen
    void navigate({ search: (before) => ({ ...before, columns }), resetScroll: false })
  }
  return (
    <Menu
      checkedValues={{ columns: [...shownColumns(search)] }}
      onCheckedValueChange={(_event, { checkedItems }) => show(checkedItems)}
      persistOnItemClick
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ColumnTripleEditRegular />}>{t('columns')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {COLUMN_KEYS.filter((key) => key !== 'customer').map((key) => (
            <MenuItemCheckbox key={key} name="columns" value={key}>
              {t(`column.${key}`)}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
