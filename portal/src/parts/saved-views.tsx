import { Button, makeStyles, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger, tokens } from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../api/answer.ts'
import { api } from '../api/client.ts'
import { ProblemNote } from './problem-note.tsx'
import { RightButton } from './right-button.tsx'
import { SaveView } from './save-view.tsx'

type View = Answer<'/api/views', 'get'>['items'][number]

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS } })

/** How a page is filtered and sorted, kept under a name: pick one, keep what is shown, share it, forget it. */
export function SavedViews({ page }: { readonly page: string }): React.JSX.Element {
  const { t } = useTranslation('book')
  const styles = useStyles()
  const router = useRouter()
  const query = useLocation({ select: ({ searchStr }) => searchStr.replace(/^\?/, '') })
  const { data, error } = api.useQuery('get', '/api/views', { params: { query: { page } } })
  const [isSaving, setSaving] = useState(false)
  const views = data?.items ?? []
  const shown = query === '' ? undefined : views.find((view) => view.query === query)
  const go = (to: string): void => void router.navigate({ href: `/${page}${to === '' ? '' : `?${to}`}` })
  return (
    <div className={styles.buttons}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton icon={<BookmarkRegular />}>{shown?.name ?? t('views')}</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => go('')}>{t('everything')}</MenuItem>
            {views.map((view) => (
              <MenuItem key={view.id} secondaryContent={whose(view)} onClick={() => go(view.query)}>
                {view.name}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {shown?.own ? <OwnView view={shown} /> : null}
      {query !== '' && shown === undefined ? (
        <RightButton right="plan" appearance="subtle" onClick={() => setSaving(true)}>
          {t('saveView')}
        </RightButton>
      ) : null}
      {query === '' ? null : (
        <Button appearance="subtle" onClick={() => go('')}>
          {t('clear')}
        </Button>
      )}
      {error ? <ProblemNote error={error} /> : null}
      {isSaving ? <SaveView page={page} query={query} onClose={() => setSaving(false)} /> : null}
    </div>
  )

  function whose({ own, shared, owner }: View): string {
    if (!own) return owner
    return t(shared ? 'isShared' : 'isOwn')
  }
}

/** What its owner can do with the view that is shown. */
function OwnView({ view: { id, name, page, query, shared } }: { readonly view: View }): React.JSX.Element {
  const { t } = useTranslation('book')
  const queries = useQueryClient()
  const renewed = { onSuccess: () => queries.invalidateQueries() }
  const save = api.useMutation('post', '/api/views', renewed)
  const forget = api.useMutation('post', '/api/views/{id}/delete', renewed)
  const error = save.error ?? forget.error
  return (
    <>
      <RightButton
        right="plan"
        appearance="subtle"
        disabled={save.isPending}
        onClick={() => save.mutate({ body: { name, page, query, shared: !shared } })}
      >
        {t(shared ? 'unshare' : 'share')}
      </RightButton>
      <RightButton right="plan" appearance="subtle" disabled={forget.isPending} onClick={() => forget.mutate({ params: { path: { id } } })}>
        {t('deleteView')}
      </RightButton>
      {error ? <ProblemNote error={error} /> : null}
    </>
  )
}
