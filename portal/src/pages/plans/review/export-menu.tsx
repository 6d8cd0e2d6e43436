import {
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { languageOf } from '../../../strings/i18n.ts'

const TABLES = ['users', 'choices', 'orders', 'pre-flight'] as const

/** The plan's tables as files that Excel opens, and its text. */
export function ExportMenu({ plan }: { readonly plan: string }): React.JSX.Element {
  const { t, i18n } = useTranslation('plans')
  const queries = useQueryClient()
  const address = (table: string, format: string): string => {
    const words = new URLSearchParams({ plan, format, language: languageOf(i18n.language) })
    return `/api/tables/${table}?${words.toString()}`
  }
  const saveText = async (): Promise<void> => {
    const { text } = await queries.query(api.queryOptions('get', '/api/plans/{id}/text', { params: { path: { id: plan } } }))
    saveAs(text, `${plan}.txt`)
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownloadRegular />}>{t('export')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {TABLES.map((table) => (
            <MenuGroup key={table}>
              <MenuGroupHeader>{t(`table.${table}`)}</MenuGroupHeader>
              <MenuItemLink href={address(table, 'csv')} download>
                CSV
              </MenuItemLink>
              <MenuItemLink href={address(table, 'xlsx')} download>
                Excel
              </MenuItemLink>
            </MenuGroup>
          ))}
          <MenuGroup>
            <MenuGroupHeader>{t('table.text')}</MenuGroupHeader>
            <MenuItem onClick={() => void saveText()}>{t('planText')}</MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function saveAs(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
