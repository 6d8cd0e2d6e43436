import { expect, test } from 'vitest'
import type { StoredMigration } from '../../store/migrations.ts'
import { chooseMigrations } from './choose-migrations.ts'
import { groupOf, isRetriable, usersOf, type CountedMigration } from './counted-migration.ts'

const NOBODY = { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 }

function aMigration(customerName: string, own: Partial<StoredMigration> = {}, users: Partial<typeof NOBODY> = {}): CountedMigration {
  const base = { customer: `id-${customerName}`, customerDomain: `${customerName.toLowerCase()}.example`, decision: 'd', method: 'replace' }
  const migration = { ...base, customerName, state: 'working', step: 'buy', reason: null, changedAt: '2026-01-15T00:00:00.000Z', ...own }
  return { migration: migration as unknown as StoredMigration, users: { ...NOBODY, ...users }, planned: 10 }
}

const GATE = { code: 'gate', text: '', facts: { before: 'move' } }
const ALL = [
  aMigration('Adatum', { state: 'done', step: 'watch' }, { verified: 10 }),
  aMigration('Contoso', { step: 'hold', changedAt: '2026-01-14T00:00:00.000Z' as StoredMigration['changedAt'] }, { moved: 4, pending: 8 }),
  aMigration('Fabrikam', { state: 'waiting', step: 'confirm' }),
  aMigration('Tailspin', { state: 'watching', step: 'watch' }, { verified: 9, refused: 1 }),
  aMigration('Wingtip', { state: 'needs-person', step: 'buy', reason: GATE }),
]

const QUERY = { sort: 'step', dir: 'asc' } as const
const namesOf = (query: Partial<Parameters<typeof chooseMigrations>[1]>) =>
  chooseMigrations(ALL, { ...QUERY, ...query }).map(({ migration }) => migration.customerName)

test('what stands comes first, and what has come far last', () => {
  expect(namesOf({})).toEqual(['Wingtip', 'Tailspin', 'Fabrikam', 'Contoso', 'Adatum'])
  expect(namesOf({ dir: 'desc' })).toEqual(['Adatum', 'Contoso', 'Fabrikam', 'Tailspin', 'Wingtip'])
})

test('they are sorted by name, by users still to be moved and by how long they stand, and then by name', () => {
  expect(namesOf({ sort: 'customer', dir: 'desc' })).toEqual(['Wingtip', 'Tailspin', 'Fabrikam', 'Contoso', 'Adatum'])
  expect(namesOf({ sort: 'users' })).toEqual(['Adatum', 'Tailspin', 'Contoso', 'Fabrikam', 'Wingtip'])
  expect(namesOf({ sort: 'since' })).toEqual(['Contoso', 'Adatum', 'Fabrikam', 'Tailspin', 'Wingtip'])
})

test('they are found by name, domain or id, and by how they stand', () => {
  expect(namesOf({ find: ' FABRI ' })).toEqual(['Fabrikam'])
  expect(namesOf({ find: 'tailspin.ex' })).toEqual(['Tailspin'])
  expect(namesOf({ find: 'id-adatum' })).toEqual(['Adatum'])
  expect(namesOf({ show: 'done' })).toEqual(['Adatum'])
  expect(namesOf({ show: 'problems', find: 'wing' })).toEqual(['Wingtip'])
  expect(namesOf({ show: 'working', find: 'wing' })).toEqual([])
})

test('a refused user is a problem until a later run has them, and a gate is nothing to be tried again', () => {
  expect(groupOf(aMigration('A', { state: 'superseded' }, { refused: 1 }))).toBe('done')
  expect(groupOf(aMigration('A', { state: 'paused' }, { refused: 1 }))).toBe('problems')
  expect(ALL.map(isRetriable)).toEqual([false, false, false, false, false])
  expect(isRetriable(aMigration('A', { state: 'needs-person' }))).toBe(true)
  expect(isRetriable(aMigration('A', { state: 'paused' }, { refused: 1 }))).toBe(true)
})

test('as many users as the plan says, and whoever came late', () => {
  expect(ALL.map(usersOf)).toEqual([10, 12, 10, 10, 10])
})
