import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, read } from '../../api/client.ts'
import { useBookWindow } from '../../parts/use-book-window.ts'
import type { Undoable, UndoTotals } from './days.ts'

const PATH = '/api/runs/{id}/undoable'
const READ_AGAIN_MS = 10_000

/** The migrations around those in sight of a run that are found, and how it stands as a whole; all of them are never read at once. */
export function useUndoable(run: string, find: string | undefined) {
  const queries = useQueryClient()
  const words = find === undefined ? {} : { find }
  return useBookWindow<Undoable, UndoTotals>(
    PATH,
    { run, ...words },
    async ({ signal, ...slice }) => {
      const answer = await read(PATH, { params: { path: { id: run }, query: { ...words, ...slice } }, signal })
      // Every answer has them: the line of the run need not ask for itself.
      queries.setQueryData(totalsOf(run).queryKey, { ...answer, items: [] })
      return { ...answer, book: answer.totals }
    },
    () => READ_AGAIN_MS,
  )
}

/** How a run stands as a whole. `isShown`: its migrations are on the page, and are what says it. */
export function useUndoTotals(run: string, isShown: boolean): { readonly totals: UndoTotals | undefined; readonly isPending: boolean } {
  const { data, isPending } = useQuery({ ...totalsOf(run), enabled: !isShown })
  return { totals: data?.totals, isPending }
}

function totalsOf(run: string) {
  return api.queryOptions('get', PATH, { params: { path: { id: run }, query: { limit: 0 } } })
}
