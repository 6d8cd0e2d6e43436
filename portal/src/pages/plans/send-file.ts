/** A file for the API as it is: the bytes are the body, whatever its name says they are. */
export function asFile(file: File): {
  readonly body: never
  readonly bodySerializer: () => File
  readonly headers: Readonly<Record<string, string>>
} {
  // The description of the API has no schema for a file, so that its body is typed as nothing.
  return { body: undefined as never, bodySerializer: () => file, headers: { 'content-type': 'application/octet-stream' } }
}
