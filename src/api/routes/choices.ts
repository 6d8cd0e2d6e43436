import type { FastifyInstance } from 'fastify'
import { exportChoices, exportCustomers } from '../choices/export-choices.ts'
import { readChoicesTable } from '../choices/read-choices-table.ts'
import { routes } from '../contract/routes.ts'
import { getCompleteSnapshot, getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { invalid } from '../problems.ts'
import { register } from '../register.ts'

/** A little more than a table may have, so that what is too large is told so by whoever reads it. */
const UPLOAD_LIMIT_BYTES = 51 * 1024 * 1024

export function choicesRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getChoices, async ({ query: { plan, snapshot } }) => {
    if (plan !== undefined && snapshot !== undefined)
      throw invalid('A plan and a snapshot are both named.', [{ path: 'snapshot', message: 'expected a plan or a snapshot, not both' }])
    if (plan !== undefined) return { choices: await exportChoices(await getPlan(plan, deps), deps) }
    return { choices: await exportCustomers((await getCompleteSnapshot(snapshot ?? 'latest', deps)).id, deps) }
  })

  // In a scope of its own: no other route takes files.
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    register(scope, routes.readChoices, async ({ query, body }) => {
      if (!(body instanceof Uint8Array))
        throw invalid('The file is missing.', [{ path: 'body', message: 'expected the bytes of a file, as application/octet-stream' }])
      return readChoicesTable(body, query.filename, query.snapshot, deps)
    })
  })
}
