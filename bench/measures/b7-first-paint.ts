import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build, preview } from 'vite'
import { median } from '../harness/arithmetic.ts'
import { scanWhole } from '../harness/carry-out.ts'
import { atMost, type Figure } from '../harness/figure.ts'
import type { Say, Size } from '../harness/measure.ts'
import { signIn, startPortalStack } from '../harness/portal.ts'

const ROUNDS = { full: 15, quick: 3 } as const

/** Beside the portal's sources, so that it is built of the same packages. */
const FOLDER = join(import.meta.dirname, '..', '..', 'portal', 'dist', 'empty-page')

/** Looks for what there is to read, frame by frame, from the moment the document begins. */
const WATCH = `const look = () => {
  const text = document.querySelector('h1')?.textContent ?? ''
  if (text === '') return requestAnimationFrame(look)
  requestAnimationFrame(() => { window.usefulAt = performance.now() })
}
look()`

/** B7, second half: from the navigation until the first page has a heading to read, over a page that is a Fluent heading and nothing else. */
export async function measureFirstPaint(browser: Browser, size: Size, say: Say): Promise<Figure> {
  await using stack = await startPortalStack()
  await scanWhole(stack.api, say)
  const empty = await serveEmptyPage()
  try {
    const signedIn = await signIn(browser, stack.url, '/')
    const kept = await signedIn.context().storageState()
    const times: { readonly ours: number[]; readonly empty: number[] } = { ours: [], empty: [] }
    for (let round = 0; round < ROUNDS[size]; round += 1) {
      say(`first page, round ${round + 1} of ${ROUNDS[size]}`)
      times.ours.push(await usefulAt(browser, stack.url, kept))
      times.empty.push(await usefulAt(browser, empty.url))
    }
    const [ours, bare] = [median(times.ours), median(times.empty)]
    return {
      measure: 'B7',
      what: 'first useful paint, nothing kept by the browser, over an empty Fluent page',
      target: atMost(3),
      measured: ours / bare,
      unit: 'x',
      binds: `${ours.toFixed(0)} ms over ${bare.toFixed(0)} ms`,
      facts: { oursMs: ours, emptyMs: bare, rounds: ROUNDS[size] },
    }
  } finally {
    await empty.close()
  }
}

type Kept = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>

async function usefulAt(browser: Browser, url: string, kept?: Kept): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...(kept ? { storageState: kept } : {}) })
  try {
    const page = await context.newPage()
    await page.addInitScript(WATCH)
    await page.goto(url)
    await page.waitForFunction(() => 'usefulAt' in globalThis)
    return await page.evaluate<number>('window.usefulAt')
  } finally {
    await context.close()
  }
}

const MAIN = `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { FluentProvider, Title2, webLightTheme } from '@fluentui/react-components'
const title = createElement(Title2, { as: 'h1' }, 'Empty')
createRoot(document.getElementById('page')).render(createElement(FluentProvider, { theme: webLightTheme }, title))
`

async function serveEmptyPage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, 'main.js'), MAIN)
  writeFileSync(join(FOLDER, 'index.html'), '<!doctype html><div id="page"></div><script type="module" src="/main.js"></script>')
  const config = { root: FOLDER, configFile: false, logLevel: 'error' } as const
  await build({ ...config, build: { outDir: 'built' } })
  const server = await preview({ ...config, build: { outDir: 'built' }, preview: { port: 0, host: '127.0.0.1' } })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('the empty page has no port')
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    async close() {
      await server.close()
      rmSync(FOLDER, { recursive: true, force: true })
    },
  }
}
