/** The status of a Partner Center subscription resource in lower case; undefined where there is none. */
export function statusOf(resource: Readonly<Record<string, unknown>> | null): string | undefined {
  const status = resource?.['status']
  return typeof status === 'string' ? status.toLowerCase() : undefined
}
