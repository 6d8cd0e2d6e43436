import { api } from '../../api/client.ts'

const READ_AGAIN_MS = 15_000
const LINES_MOST = 10

/** Where everything stands, and what needs a person: asked for before the page is there. */
export const OVERVIEW = api.queryOptions('get', '/api/overview', {}, { refetchInterval: READ_AGAIN_MS })
export const WORKLIST = api.queryOptions(
  'get',
  '/api/worklist',
  { params: { query: { limit: LINES_MOST } } },
  { refetchInterval: READ_AGAIN_MS },
)
