import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CliProblem, failed } from '../cli-problem.ts'

/**
 * Writes a file, whole or not at all: what was there stays until the new one is complete. Says how many bytes.
 * @throws CliProblem when it cannot be written
 */
export async function saveFile(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  const part = `${name}.part`
  try {
    const stream = createWriteStream(part)
    await pipeline(Readable.from(pieces), stream)
    await rename(part, name)
    return stream.bytesWritten
  } catch (error) {
    await rm(part, { force: true })
    if (error instanceof CliProblem) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw failed('file-not-written', 'The file cannot be written', `${name}: ${code}.`, 'Give another place with --out FILE.', error)
  }
}
