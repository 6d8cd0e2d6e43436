import type { Command } from 'commander'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, type Client } from './client.ts'
import type { Io } from './io.ts'
import { createView, type View } from './render/view.ts'

export const DEFAULT_URL = 'http://127.0.0.1:4200'

/** Flags that every command takes. */
interface CommonFlags {
  readonly json?: boolean
  readonly as?: string
  readonly url?: string
  readonly token?: string
}

/** One command under way: whom it asks, and how it answers. */
export interface Session {
  readonly io: Io
  readonly client: Client
  readonly view: View
  readonly json: boolean
  readonly as: string | undefined
  /** With --json the document, alone; otherwise the text. */
  show(document: unknown, text: () => string): void
}

export function openSession(command: Command, io: Io): Session {
  const { as, url, token } = command.optsWithGlobals<CommonFlags>()
  const json = isJson(command)
  const client = createClient({ url: url ?? (io.env['CROSSGRADE_URL'] || DEFAULT_URL), token: token ?? findToken(io.env), as })
  return {
    io,
    client,
    view: createView(io),
    json,
    as,
    show: (document, text) => {
      io.write(json ? `${JSON.stringify(document, null, 2)}\n` : `${text()}\n`)
    },
  }
}

export function isJson(command: Command): boolean {
  return command.optsWithGlobals<CommonFlags>().json === true
}

/** The token of the environment, else the one that the product keeps in its data folder for the CLI of this machine. */
function findToken(env: Io['env']): string | undefined {
  const named = env['CROSSGRADE_TOKEN']
  if (named) return named
  const file = join(env['CROSSGRADE_DATA'] || '.crossgrade', 'token')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined
}
