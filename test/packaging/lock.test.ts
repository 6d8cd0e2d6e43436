import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) })),
})

const text = readFileSync(join(dirname(dirname(import.meta.dirname)), 'package-lock.json'), 'utf8')
const { packages } = Lock.parse(JSON.parse(text))

// npm leaves out of the lock what does not fit the machine that wrote it, and then `npm ci` refuses elsewhere.
test('the lock holds the optional packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([owner, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(owner, name))
      .map((name) => `${owner} wants ${name}`),
  )
  expect(Object.keys(packages).length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})

test('the lock names no registry, so that everybody installs from their own', () => {
  expect(text.match(/"resolved": .*/g) ?? []).toEqual([])
})

/** As Node looks: in the owner's own node_modules, then in those around it. */
function isLocked(owner: string, name: string): boolean {
  const prefix = owner === '' ? '' : `${owner}/`
  if (`${prefix}node_modules/${name}` in packages) return true
  return owner !== '' && isLocked(owner.slice(0, Math.max(0, owner.lastIndexOf('/node_modules/'))), name)
}
