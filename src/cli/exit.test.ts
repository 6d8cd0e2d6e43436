import { describe, expect, test } from 'vitest'
import { aMigration, aRun } from './render/a-run.fixture.ts'
import { EXIT, exitOfRun, exitOfStatus } from './exit.ts'

describe('exit codes', () => {
  test.each([
    [400, EXIT.wrongUse],
    [401, EXIT.failed],
    [404, EXIT.failed],
    [409, EXIT.failed],
    [500, EXIT.failed],
  ])('tells a request that is wrong from one that was refused (%i)', (status, exit) => {
    expect(exitOfStatus(status)).toBe(exit)
  })

  test('asks for a person when a settled run has somebody waiting', () => {
    expect(exitOfRun(aRun([aMigration({ state: 'watching' }), aMigration({ state: 'needs-person' })]))).toBe(EXIT.needsPerson)
    expect(exitOfRun(aRun([aMigration({ state: 'changed' })]))).toBe(EXIT.needsPerson)
  })

  test('asks for a person when a run paused by itself, and when a stopped one left something unknown', () => {
    const paused = { ...aRun([aMigration({ state: 'paused' })]), state: 'paused' as const }
    expect(exitOfRun({ ...paused, pauseReason: { code: 'promise-broken', text: '', facts: {} } })).toBe(EXIT.needsPerson)
    expect(exitOfRun({ ...paused, pauseReason: { code: 'by-person', text: '', facts: {} } })).toBe(EXIT.done)
    const stopped = (code: string) => aRun([aMigration({ state: 'stopped', reason: { code, text: '', facts: {} } })])
    expect(exitOfRun(stopped('stopped-unknown'))).toBe(EXIT.needsPerson)
    expect(exitOfRun(stopped('stopped'))).toBe(EXIT.done)
  })

  test('asks for nobody while the run works, and when it only waits for Microsoft', () => {
    expect(exitOfRun({ ...aRun([aMigration({ state: 'needs-person' }), aMigration({ state: 'working' })]), settled: false })).toBe(
      EXIT.done,
    )
    expect(exitOfRun(aRun([aMigration({ state: 'watching' }), aMigration({ state: 'done' })]))).toBe(EXIT.done)
  })
})
