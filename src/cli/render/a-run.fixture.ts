import type { Migration, Run } from '../../api/contract/runs.ts'

const NOBODY: Migration['users'] = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }

export function aMigration({
  users,
  ...changes
}: Partial<Omit<Migration, 'users'>> & { readonly users?: Partial<Migration['users']> } = {}): Migration {
  return {
    customer: { id: '11111111-1111-4111-8111-111111111111', name: 'Contoso', domain: 'contoso.example' },
    decision: 'd-1',
    retirement: 'office-365-e4',
    method: 'replace',
    state: 'watching',
    step: 'watch',
    reason: null,
    fix: null,
    dueAt: null,
    changedAt: '2026-03-02T08:00:00.000Z',
    planned: null,
    users: { ...NOBODY, ...users },
    ...changes,
  }
}

/** A settled run. */
export function aRun(migrations: Migration[]): Run {
  return {
    id: 'r-1',
    plan: 'p-1',
    state: 'running',
    createdAt: '2026-03-02T08:00:00.000Z',
    createdBy: 'Megan Bowen (adminAgent)',
    finishedAt: null,
    pauseAbove: 0.2,
    pauseReason: null,
    settled: true,
    purpose: 'book',
    of: null,
    migrations,
  }
}
