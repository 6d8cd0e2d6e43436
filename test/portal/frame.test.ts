import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scan } from '../book/scan.ts'
import { aBookOf } from '../run-control/held-run.ts'
import { openPortal, type Portal } from './support/a-portal.ts'
import { LOOKS_AGAIN } from './support/fits.ts'
import { LANGUAGES, listBarriers, listBrokenTexts } from './support/look.ts'

let portal: Portal

describe('around every page', () => {
  beforeAll(async () => {
    portal = await openPortal(aBookOf({ 'contoso.example': 3 }))
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
    const stop = page.getByRole('button', { name: 'Stop all writes' })
    await stop.press('Enter')
    const question = page.getByRole('alertdialog', { name: 'Stop all writes at Microsoft?' })
    expect(await question.innerText()).toContain('No run is under way.')
    await question.getByRole('button', { name: 'Stop all writes' }).click()
    await page.getByText('Alex Wilber (adminAgent) stopped them').waitFor()
    await page.getByRole('button', { name: 'Allow writes again' }).click()
    const again = page.getByRole('alertdialog', { name: 'Allow writes at Microsoft again?' })
    expect(await again.innerText()).toContain('nothing begins by itself')
    await again.getByRole('button', { name: 'Allow writes again' }).click()
    await stop.waitFor()
  })

  test('is a question that begins at Cancel, goes with one Escape, and leaves the reader where they were', async () => {
    const page = await portal.open('Alex Wilber')
    const stop = page.getByRole('button', { name: 'Stop all writes' })
    const question = page.getByRole('alertdialog')
    for (const leave of ['Escape', 'Enter']) {
      await stop.press('Enter')
      const cancel = question.getByRole('button', { name: 'Cancel' })
      await cancel.waitFor()
      await expect.poll(() => cancel.evaluate((button) => button === document.activeElement)).toBe(true)
      await page.keyboard.press(leave)
      await question.waitFor({ state: 'detached' })
      await expect.poll(() => stop.evaluate((button) => button === document.activeElement)).toBe(true)
    }
  })

  test('is the search for a user, which says how when nobody has looked yet', async () => {
    const page = await portal.open('Isaiah Langer')
    await page.getByRole('combobox', { name: 'Find a user' }).pressSequentially('us')
    await page.getByText('crossgrade snapshot take').waitFor()
    await scan(portal.product)
  })

  test('is the search for a user, which offers whose name begins so, and goes to whom one chooses', async () => {
    const page = await portal.open('Isaiah Langer')
    const box = page.getByRole('combobox', { name: 'Find a user' })
    const list = page.getByRole('listbox', { name: 'Users found' })
    const nobodyIsChosen = async () => expect(await box.getAttribute('aria-activedescendant')).toBeNull()
    await box.pressSequentially('u')
    await nobodyIsChosen()
    expect(await list.count()).toBe(0)
    await box.pressSequentially('se')
    await page.getByRole('status').filter({ hasText: '3 users' }).waitFor()
    expect(await list.getByRole('option').allInnerTexts()).toEqual(
      [1, 2, 3].map((n) => expect.stringMatching(new RegExp(`user${String(n)}@contoso.example\\s+contoso`))),
    )
    expect(await listBarriers(page)).toEqual([])

    await box.press('Escape')
    expect([await list.count(), await box.inputValue()]).toEqual([0, 'use'])
    await box.press('ArrowDown')
    await nobodyIsChosen()
    await box.press('ArrowUp')
    await page.getByRole('option', { name: 'user3', selected: true }).waitFor()
    await box.press('ArrowDown')
    await box.press('ArrowDown')
    expect(await box.getAttribute('aria-activedescendant')).toBe(await page.getByRole('option', { name: 'user2' }).getAttribute('id'))
    await box.press('Enter')
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === '/users/user2@contoso.example')
    expect(await list.count()).toBe(0)

    await box.click()
    await list.getByRole('option', { name: 'user1' }).click()
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === '/users/user1@contoso.example')
    await box.press('Escape')
    expect(await box.inputValue()).toBe('')
  })

  test('is the search for a user, whose Enter is for what was typed while nobody is chosen', async () => {
    const page = await portal.open('Isaiah Langer')
    const box = page.getByRole('combobox', { name: 'Find a user' })
    await box.pressSequentially('user')
    await page.getByRole('option', { name: 'user1' }).waitFor()
    await box.press('Enter')
    await page.waitForURL((url) => url.pathname === '/users' && url.searchParams.get('q') === 'user')
    await page.getByRole('cell', { name: 'user3@contoso.example' }).waitFor()
    await box.fill('zz')
    await page.getByText('is called so. Enter says why that may be').waitFor()
    await box.press('Enter')
    await page.getByRole('heading', { name: 'Nobody by that name' }).waitFor()
  })

  test('is the search for a user, in which an answer that comes late is for nothing else', async () => {
    const page = await portal.open('Isaiah Langer')
    const held = Promise.withResolvers<undefined>()
    await page.route('**/api/users?q=user&*', async (route) => {
      await held.promise
      await route.continue().catch(() => undefined)
    })
    const box = page.getByRole('combobox', { name: 'Find a user' })
    await box.fill('user')
    await page.waitForRequest('**/api/users?q=user&*')
    await box.fill('user2')
    await page.getByRole('status').filter({ hasText: '1 user' }).waitFor()
    held.resolve(undefined)
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('listbox', { name: 'Users found' }).getByRole('option').allInnerTexts()).toEqual([
      expect.stringContaining('user2@contoso.example'),
    ])
  })

  for (const [at, locale] of LANGUAGES.entries()) {
    const width = [1280, 700, 375][at] ?? 1280
    test.runIf(LOOKS_AGAIN || width === 375)(
      `the users that it finds cover nothing but what is below: ${locale}, ${String(width)} wide`,
      async () => {
        const page = await portal.open('Isaiah Langer', '/', { locale, viewport: { width, height: 800 } })
        const search = page.getByRole('search').filter({ has: page.getByRole('combobox') })
        await search.getByRole('combobox').fill('user')
        await search.getByRole('option').first().waitFor()
        expect(await listBrokenTexts(page)).toEqual([])
        await search.getByRole('combobox').fill('nobody')
        await search.getByText('Microsoft').waitFor()
        expect(await listBrokenTexts(page)).toEqual([])
      },
    )
  }

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
