import type { Access } from '../domain/access.ts'
import type { CustomerId } from '../domain/id.ts'
import { getConnection } from '../store/connection.ts'
import type { Db } from '../store/database.ts'
import { dated, probe } from './check-access.ts'
import type { AccessDeps, Right } from './check-access.ts'

/** The rights of the connection itself, put to the partner's own tenant. */
export async function checkConnection(partner: CustomerId, deps: AccessDeps): Promise<readonly Access[]> {
  const { partnerCenter, db, clock } = deps
  const rights = [
    await probe('application', 'the list of customers can be read as the application', () => partnerCenter.listCustomers().next()),
    await probe('signed-in-person', 'Partner Center lets the signed-in person read', () => partnerCenter.listAgreementTypes()),
    await writes(db),
  ]
  return dated(partner, rights, clock.now())
}

async function writes(db: Db): Promise<Right> {
  const { trustLevel, writesStoppedAt, writesStoppedBy } = await getConnection(db)
  const right = 'writes'
  if (trustLevel === 'read-only')
    return { right, level: 'refused', what: 'this connection only reads', fix: 'crossgrade connection trust full', whoFixes: 'operator' }
  if (writesStoppedAt !== null) {
    const by = writesStoppedBy ?? 'somebody'
    return {
      right,
      level: 'refused',
      what: `${by} stopped all writes`,
      facts: { by },
      fix: 'crossgrade writes allow',
      whoFixes: 'operator',
    }
  }
  return { right, level: 'assumed', what: 'this installation may write; whether Microsoft lets it is seen customer by customer' }
}
