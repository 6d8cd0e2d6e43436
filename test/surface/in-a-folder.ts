import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own, gone when it is disposed of. */
export interface Folder extends Disposable {
  path(name: string): string
  write(name: string, content: string | Uint8Array): string
  read(name: string): Buffer
}

export function makeFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-files-'))
  const path = (name: string): string => join(folder, name)
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content)
      return path(name)
    },
    read: (name) => readFileSync(path(name)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
