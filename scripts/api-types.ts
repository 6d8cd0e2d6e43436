import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ApiDeps } from '../src/api/deps.ts'
import { createServer } from '../src/api/server.ts'

const PROGRAM = join(dirname(import.meta.dirname), 'node_modules', 'openapi-typescript', 'bin', 'cli.js')

/** What the portal calls the API by: its own description, as TypeScript. */
export async function apiTypes(): Promise<string> {
  // Nothing is asked of what is behind the routes: they are only listed.
  const nothing = { portalFolder: undefined, version: '0', signIn: { issuer: 'http://127.0.0.1', clientId: '', clientSecret: '' } }
  const app = await createServer(nothing as unknown as ApiDeps)
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-gen-'))
  const [description, types] = [join(folder, 'openapi.json'), join(folder, 'schema.ts')]
  try {
    writeFileSync(description, JSON.stringify(app.swagger()))
    // In a process of its own: its types would bring those of the browser into ours.
    execFileSync(process.execPath, [PROGRAM, description, '--output', types], { stdio: ['ignore', 'ignore', 'inherit'] })
    return readFileSync(types, 'utf8')
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
