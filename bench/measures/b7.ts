import { openChromium } from '../../test/portal/support/a-browser.ts'
import type { Measure } from '../harness/measure.ts'
import { measureFirstPaint } from './b7-first-paint.ts'
import { measureRows } from './b7-rows.ts'

export const b7: Measure = {
  name: 'B7',
  title: 'the portal: 50,000 rows over 500, and the first page over an empty one',
  async run(size, say) {
    const browser = await openChromium()
    try {
      return [await measureRows(browser, size, say), await measureFirstPaint(browser, size, say)]
    } finally {
      await browser.close()
    }
  },
}
