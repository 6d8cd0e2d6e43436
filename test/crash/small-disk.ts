import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

/** A database on a disk of its own that can be filled. */
export interface SmallDisk {
  readonly url: string
  /** To the last byte. */
  fill(): Promise<void>
  /** There is room again, and the database answers: it is started where it has fallen over. */
  free(): Promise<void>
  end(): Promise<void>
}

const HOST = join(import.meta.dirname, 'small-disk-host.ts')

// A tmpfs in a mount namespace of a user namespace, which any account may make where the kernel lets it (most do); in it a second
// one in which we are nobody special, since Postgres refuses to run as root.
const MOUNT = 'mount -t tmpfs -o size="$1"m,mode=0755 none "$2" && exec unshare --user --map-user=1000 --map-group=1000 "$3" "$4" "$2"'
const NAMESPACE = ['--user', '--map-root-user', '--mount', 'sh', '-c']

/** Linux, with user namespaces for everybody. */
export function canMountSmallDisk(): boolean {
  if (process.platform !== 'linux') return false
  const { status } = spawnSync('unshare', [...NAMESPACE, 'mount -t tmpfs none /mnt && unshare --user --map-user=1000 true'])
  return status === 0
}

export async function startOnSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  mkdirSync(folder)
  const host = spawn('unshare', [...NAMESPACE, MOUNT, 'sh', String(megabytes), folder, process.execPath, HOST], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()))
  const answers = createInterface({ input: host.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<unknown> => {
    const { value, done } = await answers.next()
    if (done) throw new Error('the database on the small disk has ended')
    return JSON.parse(value)
  }
  const { url } = z.object({ url: z.string() }).parse(await next())
  return {
    url,
    async fill() {
      tell(host, 'fill')
      await next()
    },
    async free() {
      tell(host, 'free')
      await next()
      tell(host, 'start')
      await next()
    },
    async end() {
      host.stdin.end()
      await ended
    },
  }
}

function tell(host: ChildProcess, order: string): void {
  host.stdin?.write(`${order}\n`)
}
