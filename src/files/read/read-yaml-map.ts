import { isMap, parseDocument } from 'yaml'
import { decodeText } from './decode-text.ts'

const BYTES_MAX = 5 * 1024 * 1024

/** The members of a YAML or JSON file whose whole is a map; undefined where it is anything else, or cannot be read. */
export function readYamlMap(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  if (bytes.byteLength > BYTES_MAX) return undefined
  try {
    const document = parseDocument(decodeText(bytes).toString('utf8'), { prettyErrors: false })
    return document.errors.length === 0 && isMap(document.contents) ? (document.toJS() as Record<string, unknown>) : undefined
  } catch {
    // A text that nests ten thousand levels deep exhausts the parser's stack.
    return undefined
  }
}
