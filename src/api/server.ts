import cookies from '@fastify/cookie'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { authenticate } from './authenticate.ts'
import { checkRight, NOBODY, type Caller } from './caller.ts'
import type { Problem } from './contract/problem.ts'
import type { ApiDeps } from './deps.ts'
import { portalRoutes } from './portal.ts'
import { problemDocument } from './problems/problem.ts'
import { accessRoutes } from './routes/access.ts'
import { bookRoutes } from './routes/book.ts'
import { checkRoutes } from './routes/checks.ts'
import { choicesRoutes } from './routes/choices.ts'
import { deadlineRoutes } from './routes/deadlines.ts'
import { planReviewRoutes } from './routes/plan-review.ts'
import { planUserRoutes } from './routes/plan-users.ts'
import { planRoutes } from './routes/plans.ts'
import { undoRoutes } from './routes/undo.ts'
import { quotaRoutes } from './routes/quotas.ts'
import { reconciliationRoutes } from './routes/reconciliations.ts'
import { retirementRoutes } from './routes/retirements.ts'
import { runDetailRoutes } from './routes/run-details.ts'
import { runRoutes } from './routes/runs.ts'
import { sessionRoutes } from './routes/session.ts'
import { snapshotRoutes } from './routes/snapshots.ts'
import { statusRoutes } from './routes/status.ts'
import { runReportRoutes } from './routes/run-report.ts'
import { tableRoutes } from './routes/tables.ts'
import { createDirectory } from './sign-in/directory.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { viewRoutes } from './routes/views.ts'
import { worklistRoutes } from './routes/worklist.ts'
import { overviewRoutes } from './routes/overview.ts'
import { logRoutes } from './routes/log.ts'
import { BODY_LIMIT_BYTES, toProblem } from './to-problem.ts'

/** The API with its own description at `/openapi.json` and a page of it at `/docs`, and the portal where it is built. Not listening yet. */
export async function createServer(deps: ApiDeps): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 400 },
    // Behind another name there is a proxy on this machine, which says who called.
    trustProxy: deps.signIn.publicUrl === undefined ? false : 'loopback',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) => writeProblem(toProblem(error, request), reply))
  app.decorateRequest('caller', null as unknown as Caller)
  await app.register(cookies)
  guard(app, deps)
  await describe(app, deps)
  for (const routes of [
    statusRoutes,
    retirementRoutes,
    snapshotRoutes,
    bookRoutes,
    planRoutes,
    undoRoutes,
    planReviewRoutes,
    planUserRoutes,
    choicesRoutes,
    runReportRoutes,
    tableRoutes,
    checkRoutes,
    accessRoutes,
    reconciliationRoutes,
    runRoutes,
    runDetailRoutes,
    sessionRoutes,
    tokenRoutes,
    worklistRoutes,
    overviewRoutes,
    logRoutes,
    viewRoutes,
    deadlineRoutes,
    quotaRoutes,
  ])
    routes(app, deps)
  await signInRoutes(app, {
    db: deps.db,
    directory: createDirectory(deps.signIn),
    publicUrl: () => deps.signIn.publicUrl ?? listening(app),
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  const showPage = deps.portalFolder === undefined ? withoutPortal(app) : await portalRoutes(app, deps.portalFolder)
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api') && showPage(request.headers.accept, reply)
    return isPage ? reply : writeProblem(problemDocument('no-such-path', { method: request.method, path: request.url }), reply)
  })
  await app.ready()
  return app
}

/** Who calls, and whether they may, before anything is read that was sent. By the route that was found, however its address was spelled. */
function guard(app: FastifyInstance, deps: ApiDeps): void {
  app.addHook('onRoute', ({ url, config }) => {
    if (url.startsWith('/api') && config?.right === undefined) throw new Error(`${url} does not say which right it wants`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { right } = request.routeOptions.config
    // What one person was told, no browser tells the next one, and nothing is older than it looks.
    if (right !== undefined) void reply.header('cache-control', 'no-store')
    request.caller = right === undefined ? NOBODY : await authenticate(request, deps)
    if (right !== undefined) checkRight(request.caller, right)
  })
}

async function describe(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Crossgrade',
        version: deps.version,
        description:
          'Moves customers off a retired subscription and onto its replacement. Errors are problem details (RFC 9457); by their code and facts they can be said in another language. The header Crossgrade-As names the person who acts.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Crossgrade API', css: [{ filename: 'crossgrade.css', content: '.topbar { display: none }' }] },
  })
}

/** Where only the API is served, who comes with a browser is shown what it can do. */
function withoutPortal(app: FastifyInstance): () => false {
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/docs'))
  return () => false
}

function listening(app: FastifyInstance): string {
  const address = app.server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

function writeProblem(problem: Problem, reply: { status(code: number): { type(type: string): { send(body: string): unknown } } }): unknown {
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
