import { Menu, MenuButton, MenuItemLink, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../strings/i18n.ts'

interface SaveAsProps {
  readonly table: string
  readonly query: Readonly<Record<string, string>>
  /** Where several tables can be saved, which one this is. */
  readonly label?: string
}

/** A table of the API as a file that Excel opens, in the reader's language. `query`: which one, as `GET /api/tables/{table}` has it. */
export function SaveAs({ table, query, label }: SaveAsProps): React.JSX.Element {
  const { t, i18n } = useTranslation('parts')
  const address = (format: string): string => {
    const words = new URLSearchParams({ ...query, format, language: languageOf(i18n.language) })
    return `/api/tables/${table}?${words.toString()}`
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownloadRegular />}>{label ?? t('saveAs')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemLink href={address('csv')} download>
            CSV
          </MenuItemLink>
          <MenuItemLink href={address('xlsx')} download>
            Excel
          </MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
