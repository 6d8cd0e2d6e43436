import { z } from 'zod'
import { Moment, PlainText } from './common.ts'
import type { Route } from './route.ts'

const Page = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/, 'expected small letters and hyphens, such as subscriptions')
  .describe('the page that it is of')

const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  page: z.string(),
  query: z.string().describe('as behind the ? of the page’s address'),
  shared: z.boolean().describe('everybody sees it'),
  owner: z.string(),
  own: z.boolean().describe('whoever asks has saved it'),
  changedAt: Moment,
})

export const viewRoutes = {
  listViews: {
    method: 'GET',
    path: '/api/views',
    right: 'view',
    summary: 'How one has filtered and sorted pages: one’s own, and those that others share',
    query: z.object({ page: Page.optional() }),
    status: 200,
    response: z.object({ items: z.array(SavedView) }),
  },
  saveView: {
    method: 'POST',
    path: '/api/views',
    right: 'plan',
    summary: 'Keep how a page is filtered and sorted; one of the same name gives way',
    body: z.strictObject({
      name: PlainText.trim().min(1).max(60),
      page: Page,
      query: PlainText.max(2000),
      shared: z.boolean().default(false),
    }),
    status: 201,
    response: SavedView,
  },
  deleteView: {
    method: 'POST',
    path: '/api/views/:id/delete',
    right: 'plan',
    summary: 'Forget a view; only whoever saved it may',
    params: z.object({ id: z.string().max(20) }),
    status: 200,
    response: z.object({ deleted: z.boolean() }),
  },
} as const satisfies Record<string, Route>
