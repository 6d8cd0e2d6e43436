import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { ApiDeps } from '../src/api/deps.ts'
import { createServer } from '../src/api/server.ts'

/** What the portal calls the API by: its own description, as TypeScript. */
export async function describeApi(): Promise<string> {
  // Nothing is asked of what is behind the routes: they are only listed.
  const nothing = { portalFolder: undefined, version: '0', signIn: { issuer: 'http://127.0.0.1', clientId: '', clientSecret: '' } }
  const app = await createServer(nothing as unknown as ApiDeps)
  const description = app.swagger() as OpenAPI3
  await app.close()
  return `// Made by npm run gen from the API's own description.\n${astToString(await openapiTS(description))}`
}
