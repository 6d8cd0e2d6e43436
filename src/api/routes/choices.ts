import type { FastifyInstance } from 'fastify'
import { exportChoices, exportCustomers } from '../choices/export-choices.ts'
import { readChoicesMap } from '../choices/read-choices-map.ts'
import { readChoicesTable } from '../choices/read-choices-table.ts'
import { routes } from '../contract/routes.ts'
import { getCompleteSnapshot, getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { wrongField } from '../problems/fields.ts'
import { problem } from '../problems/problem.ts'
import { register } from '../register.ts'
import { takeFiles } from '../take-files.ts'

export function choicesRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getChoices, async ({ query: { plan, snapshot } }) => {
    if (plan !== undefined && snapshot !== undefined) throw problem('plan-and-snapshot', {}, [wrongField('snapshot', 'plan-or-snapshot')])
    if (plan !== undefined) return { choices: await exportChoices(await getPlan(plan, deps), deps) }
    return { choices: await exportCustomers((await getCompleteSnapshot(snapshot ?? 'latest', deps)).id, deps) }
  })

  // In a scope of its own: no other route takes files.
  void app.register(async (scope) => {
    takeFiles(scope)
    register(scope, routes.readChoices, async ({ query, body }) => {
      if (!(body instanceof Uint8Array)) throw problem('file-missing', {}, [wrongField('body', 'bytes-of-a-file')])
      const whole = readChoicesMap(body, query.filename)
      if (whole) return { rows: 0, choices: whole.choices, settings: { ...whole.settings } }
      return { ...(await readChoicesTable(body, query.filename, query.snapshot, deps)), settings: null }
    })
  })
}
