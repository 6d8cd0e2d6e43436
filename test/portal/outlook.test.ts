import { expect, test } from 'vitest'
import { instant, MINUTE_MS } from '../../src/domain/instant.ts'
import type { Reason } from '../../src/domain/run.ts'
import { estimateFinish, type FinishFacts } from '../../src/api/outlook/estimate-finish.ts'
import { closedReason, nameQuota, PARTNER_CENTER, THE_PARTNER } from '../../src/api/outlook/quota-key.ts'
import type { QuotaUse } from '../../src/store/quota-use.ts'
import { listNeverSaid, sayInOthers } from '../support/wording.ts'

const NOW = instant('2026-01-15T09:00:00Z')
const NAMES: Readonly<Record<string, string>> = { c1: 'Contoso', us: THE_PARTNER }
const nameOf = (key: string) => nameQuota(key, (id) => NAMES[id])

function closed(key: string): QuotaUse {
  const quota = { key, limit: 3000, windowMs: 150_000, paceShare: 0.75, used: 3000, from: NOW, until: NOW }
  return { ...quota, blockedUntil: instant('2026-01-15T09:02:00Z'), blockedBecause: 'patchUser in a batch was answered 429' }
}

function finishOf(own: Partial<FinishFacts> = {}): readonly Reason[] {
  const left = [{ customer: 'c1', name: 'Contoso', users: 1200, waitForSeats: 0 }]
  const facts = { now: NOW, state: 'running', left, moved: 1000, paceMs: 10 * MINUTE_MS, hasMoved: true } as const
  const { heldBy, unknown } = estimateFinish({ ...facts, quotas: [], hold: { hours: 48 }, lastHoldEndsAt: null, ...own }, nameOf)
  return [heldBy ?? [], unknown ?? []].flat()
}

const waiting = (count: number) => [{ customer: 'c1', name: 'Contoso', users: count, waitForSeats: count }]
const APP = 'graph:writes:app'

/** All that may hold a run or hide its end. */
const FOUND = [
  ...(['paused', 'stopping', 'stopped'] as const).flatMap((state) => finishOf({ state })),
  ...[true, false].flatMap((hasMoved) => finishOf({ moved: 0, hasMoved })),
  ...[1, 1200].flatMap((count) => finishOf({ left: waiting(count) })),
  ...[APP, 'graph:writes:c1'].flatMap((key) => finishOf({ quotas: [closed(key)] })),
  ...[APP, 'graph:writes:c1'].flatMap((key) => finishOf({ quotas: [{ ...closed(key), blockedUntil: null }] })),
  ...finishOf(),
]

test('what holds a run, and why its end is not known, is said in every language', () => {
  for (const each of FOUND) expect([each.text, ...sayInOthers(`outlook.${each.code}`, each)]).not.toContain(undefined)
  expect(
    listNeverSaid(
      'outlook',
      FOUND.map(({ text }) => text),
    ),
  ).toEqual([])
})

test('a quota has a name in every language, also within a sentence', () => {
  const keys = [
    ...['app', 'us', 'c1'].flatMap((owner) => [`graph:writes:${owner}`, `graph:units:${owner}`]),
    ...Object.keys(PARTNER_CENTER),
  ]
  for (const named of keys.map(nameOf)) expect([named.text, ...sayInOthers(`clause.${named.code}`, named)]).not.toContain(undefined)
  const [held] = finishOf({ quotas: [closed('graph:writes:c1')] })
  expect(held && sayInOthers('outlook.quota', held)).toEqual([
    'Scritture Graph di Contoso, dove Microsoft ha chiesto una pausa fino al 2026-01-15T09:02:00.000Z',
    'Graph-skrivningar för Contoso, där Microsoft har bett om en paus till 2026-01-15T09:02:00.000Z',
  ])
})

test('why a quota is closed is said in every language', () => {
  for (const because of ['getUser was answered 429', 'patchUser in a batch was answered 429']) {
    const reason = closedReason(because)
    expect([because, ...sayInOthers(`clause.${reason.code}`, reason)]).not.toContain(undefined)
  }
})
