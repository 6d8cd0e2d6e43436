import { routes } from '../../api/contract/routes.ts'
import type { Snapshot } from '../../api/contract/snapshots.ts'
import { failed } from '../cli-problem.ts'
import type { Session } from '../session.ts'
import { watchSnapshot } from '../watch/watch-snapshot.ts'

/** One more product to look at, and products that may take its place. */
export interface AlsoAsked {
  readonly product?: string
  readonly to?: readonly string[]
}

/** Asks for a snapshot; it is being taken when this answers. */
export function startSnapshot({ product, to = [] }: AlsoAsked, { client }: Session): Promise<Snapshot> {
  return client.call(routes.takeSnapshot, { body: { ...(product === undefined ? {} : { product }), to: [...to] } })
}

/** Takes a snapshot and waits until it is complete. @throws CliProblem when it could not be taken */
export async function takeSnapshot(asked: AlsoAsked, session: Session): Promise<Snapshot> {
  const snapshot = await watchSnapshot(await startSnapshot(asked, session), session)
  if (snapshot.state !== 'failed') return snapshot
  throw failed(
    'snapshot-failed',
    `Snapshot ${snapshot.id} could not be taken`,
    snapshot.error ?? 'No reason is given.',
    'Look at the connection: crossgrade status',
  )
}
