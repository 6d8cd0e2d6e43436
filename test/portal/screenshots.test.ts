import { globSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { LANGUAGE_FOLDERS, PAGES, type Shown } from './screenshots/pages.ts'

const root = dirname(dirname(import.meta.dirname))
const SHOWN: Shown = {
  plan: 'p-1',
  run: 'r-1',
  customer: 'contoso.example',
  user: 'megan@contoso.example',
  subscription: 's',
  waiting: 'fabrikam.example',
  waitingUser: 'megan@fabrikam.example',
  open: 'tailspin.example',
}

/** The addresses of the portal's routes, `/runs/$run`. */
function listRoutes(): readonly string[] {
  const files = [...globSync('portal/src/pages/*/routes.ts', { cwd: root }), 'portal/src/router.tsx']
  return files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path))
}

function isAt(route: string, address: string): boolean {
  const pattern = route.replace(/\$\w*/g, '[^/?]+')
  return new RegExp(`^${pattern}(\\?.*)?$`).test(address)
}

test('every page has a picture', () => {
  const addresses = Object.values(PAGES).map((addressOf) => addressOf(SHOWN))
  const routes = listRoutes()
  expect(routes.length).toBeGreaterThan(2)
  expect(routes.filter((route) => !addresses.some((address) => isAt(route, address)))).toEqual([])
})

test('every picture was taken, and none is of no page', () => {
  const taken = globSync('**/*.*', { cwd: join(root, 'docs', 'screenshots') }).map((file) => file.replaceAll(sep, '/'))
  const wanted = Object.values(LANGUAGE_FOLDERS).flatMap((language) => Object.keys(PAGES).map((name) => `${language}/${name}.png`))
  expect(taken.toSorted()).toEqual(wanted.toSorted())
})
