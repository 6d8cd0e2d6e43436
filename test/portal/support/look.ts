import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** The languages of the portal, as browsers ask for them. */
export const LANGUAGES = ['en-US', 'it-IT', 'sv-SE'] as const

/** What keeps people with assistive technology from the page as it is now (WCAG 2.2 A and AA and best practice), a line each. */
export async function listBarriers(page: Page): Promise<readonly string[]> {
  await settled(page)
  await page.evaluate(axe.source)
  // Tabster's guards of the focus take it and give it on at once: nobody rests on them.
  const { violations } = await page.evaluate<AxeResults>("axe.run({ exclude: [['[data-tabster-dummy]']] })")
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`))
}

/** Texts that are cut off, that stand beyond the window, that overlap each other or that machines write, a line each. */
export async function listBrokenTexts(page: Page): Promise<readonly string[]> {
  await settled(page)
  return page.evaluate(findBrokenTexts)
}

/** Until nothing is on its way and nothing moves. */
async function settled(page: Page): Promise<void> {
  // The first of any, until there is none.
  await page
    .getByRole('progressbar', { name: /Loading|Caricamento|Läser in/ })
    .first()
    .waitFor({ state: 'detached' })
  await page.evaluate(async () => {
    await document.fonts.ready
    // What was told of a change begins to move with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each.effect?.getTiming().iterations !== Infinity)
        .map((each) => each.finished),
    )
  })
}

/** Runs in the page: knows nothing of what is around it here. */
function findBrokenTexts(): string[] {
  interface Piece {
    readonly text: string
    readonly owner: Element
    readonly rect: DOMRect
  }
  const SLACK = 1.5
  const pieces = listPieces()
  const wide =
    document.documentElement.scrollWidth > window.innerWidth
      ? [`the page is ${String(document.documentElement.scrollWidth)} pixels wide`]
      : []
  return [...wide, ...pieces.flatMap(cutOff), ...overlaps(pieces), ...pieces.flatMap(notForPeople)]

  /** A moment as machines write it, where no machine's words are shown. */
  function notForPeople({ text, owner }: Piece): string[] {
    return /\d{4}-\d\d-\d\dT\d\d:/.test(text) && !owner.closest('pre,code,textarea') ? [`for machines: ${text.slice(0, 80)}`] : []
  }

  function listPieces(): Piece[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: Piece[] = []
    while (walker.nextNode()) {
      const node = walker.currentNode
      const owner = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!owner || text === '' || !owner.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      if (owner.closest('script,style,noscript,option,[data-scrolled-out]')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) found.push({ text, owner, rect })
    }
    return found.filter(({ owner, rect }) => !isOutOfSight(owner, rect))
  }

  /** For readers of the screen alone, or scrolled out of its container. */
  function isOutOfSight(owner: Element, rect: DOMRect): boolean {
    for (let each: Element | null = owner; each; each = each.parentElement) {
      const style = getComputedStyle(each)
      if (style.clipPath === 'inset(50%)' || style.getPropertyValue('clip') === 'rect(0px, 0px, 0px, 0px)') return true
      if (Number.parseFloat(style.left) < -1000) return true
      const box = each.getBoundingClientRect()
      const scrolls = /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`)
      if (scrolls && (rect.right > box.right + 1 || rect.left < box.left - 1 || rect.bottom > box.bottom + 1 || rect.top < box.top - 1))
        return true
    }
    return false
  }

  function cutOff({ text, owner, rect }: Piece): string[] {
    for (let each: Element | null = owner; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each)
      const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.overflowY === 'hidden' || style.overflowY === 'clip'
      const box = each.getBoundingClientRect()
      if (
        hides &&
        (rect.right > box.right + SLACK || rect.left < box.left - SLACK || rect.bottom > box.bottom + SLACK || rect.top < box.top - SLACK)
      )
        return [`cut off: ${text.slice(0, 80)}`]
    }
    return rect.right > window.innerWidth + SLACK || rect.left < -SLACK ? [`beyond the window: ${text.slice(0, 80)}`] : []
  }

  /** Downwards, so that each is compared with what begins before it ends: a page may hold thousands. */
  function overlaps(all: Piece[]): string[] {
    const downwards = all.toSorted((one, other) => one.rect.top - other.rect.top)
    return downwards.flatMap((one, index) => {
      const found: string[] = []
      for (const other of downwards.slice(index + 1)) {
        if (other.rect.top >= one.rect.bottom) break
        if (meet(one.rect, other.rect) && one.owner !== other.owner && layerOf(one.owner) === layerOf(other.owner))
          found.push(`overlap: ${one.text.slice(0, 60)} / ${other.text.slice(0, 60)}`)
      }
      return found
    })
  }

  /** What floats above the rest covers it on purpose. */
  function layerOf(element: Element): Element | null {
    for (let each: Element | null = element; each; each = each.parentElement)
      if (/fixed|sticky|absolute/.test(getComputedStyle(each).position)) return each
    return null
  }

  function meet(a: DOMRect, b: DOMRect): boolean {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    return across > 2 && down > 4
  }
}
