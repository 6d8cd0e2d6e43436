import { read } from '../../api/client.ts'
import { useBookWindow } from '../../parts/use-book-window.ts'
import type { RunSearch } from './search.ts'
import { isOpen, type Migration, type Run } from './work.ts'

const PATH = '/api/runs/{id}/migrations'
/** Users are moved without an event each: what is under way is asked for by itself. */
const READ_AGAIN_MS = 3000

/** How a run stands, and its migrations around those in sight, as the address filters and sorts them. */
export function useRunPage(id: string, { show, find, sort, down }: RunSearch) {
  const of = {
    ...(show === undefined ? {} : { show }),
    ...(find === undefined ? {} : { find }),
    ...(sort === undefined ? {} : { sort }),
    ...(down === true ? { dir: 'desc' as const } : {}),
  }
  return useBookWindow<Migration, Run>(
    PATH,
    { id, ...of },
    async ({ signal, ...slice }) => {
      const { run, ...page } = await read(PATH, { params: { path: { id }, query: { ...of, ...slice } }, signal })
      return { ...page, book: run }
    },
    (run) => (run && !isOpen(run) ? false : READ_AGAIN_MS),
  )
}

export type RunWindow = ReturnType<typeof useRunPage>
