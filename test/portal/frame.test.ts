import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBookOf } from '../run-control/held-run.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { listBarriers, listBrokenTexts } from './support/look.ts'

let portal: Portal

describe('around every page', () => {
  beforeAll(async () => {
    portal = await openPortal(aBookOf({ 'contoso.example': 1 }))
    await portal.product.startWorker()
  }, 180_000)
  afterAll(() => portal[Symbol.asyncDispose]())

  test('stands who has signed in, and what they may do', async () => {
    const page = await portal.open('Isaiah Langer')
    await page.getByRole('button', { name: 'Account: Isaiah Langer' }).click()
    expect(await page.getByText('May view', { exact: true }).isVisible()).toBe(true)
    expect(await page.getByText('Practice', { exact: true }).isVisible()).toBe(true)
  })

  test('is a way to another language and theme, which stay', async () => {
    const page = await portal.open('Alex Wilber')
    await page.getByRole('button', { name: 'Account: Alex Wilber' }).click()
    await page.getByRole('menuitemradio', { name: 'Italiano' }).click()
    await page.getByRole('heading', { level: 1, name: 'Da fare' }).waitFor()
    await page.getByRole('button', { name: 'Account: Alex Wilber' }).click()
    await page.getByRole('menuitemradio', { name: 'Scuro' }).click()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Da fare' }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.style.colorScheme])).toEqual(['it', 'dark'])
  })

  test('is the stop of all writes, which says what it does and shows on every page', async () => {
    const page = await portal.open('Alex Wilber')
    await page.getByRole('button', { name: 'Stop all writes' }).click()
    const question = page.getByRole('alertdialog', { name: 'Stop all writes at Microsoft?' })
    expect(await question.innerText()).toContain('No run is under way.')
    await question.getByRole('button', { name: 'Stop all writes' }).click()
    await page.getByText('Alex Wilber (adminAgent) stopped them').waitFor()
    await page.getByRole('button', { name: 'Allow writes again' }).click()
    await page.getByRole('button', { name: 'Stop all writes' }).waitFor()
  })

  test('a button that somebody may not use says which right it wants', async () => {
    const page = await portal.open('Isaiah Langer')
    const stop = page.getByRole('button', { name: 'Stop all writes' })
    await stop.focus()
    await page.getByRole('tooltip').filter({ hasText: 'This wants the right to run' }).waitFor()
    await stop.press('Enter')
    expect(await page.getByRole('alertdialog').count()).toBe(0)
  })

  test('is the way out', async () => {
    const page = await portal.open('Alex Wilber')
    await page.getByRole('button', { name: 'Account: Alex Wilber' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    expect((await page.request.get(`${portal.product.url}/api/worklist`)).status()).toBe(401)
  })

  test('whoever has not signed in is taken to the directory, and then where they wanted to go', async () => {
    const page = await portal.open('Alex Wilber', '/nowhere?at=all')
    expect(page.url()).toBe(`${portal.product.url}/nowhere?at=all`)
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 375])
      test(`nothing is in the way, nothing cut off: ${colorScheme}, ${String(width)} wide`, async () => {
        const page = await portal.open('Alex Wilber', '/', { colorScheme, viewport: { width, height: 800 } })
        expect(await listBarriers(page)).toEqual([])
        expect(await listBrokenTexts(page)).toEqual([])
      })

  test('nothing failed, and no style was refused', () => {
    expect(portal.errors).toEqual([])
  })
})
