/** A file for the API as it is: the bytes are the body, whatever its name says they are. */
export function asFile(file: File): {
  readonly body: never
  readonly bodySerializer: (file: unknown) => BodyInit
  readonly headers: Readonly<Record<string, string>>
} {
  // The description of the API has no schema for a file, so that its body is typed as nothing.
  return { body: file as never, bodySerializer: (bytes) => bytes as File, headers: { 'content-type': 'application/octet-stream' } }
}
