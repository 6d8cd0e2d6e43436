import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What we read of vitest's JSON report. A file that could not be loaded or set up is a failed suite without a failed test. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

const [file = '', status = '0'] = process.argv.slice(2)
const report = readReport()
const passed = report?.numPassedTests ?? 0
const failed = countFailed()
const skipped = report === undefined ? 0 : report.numPendingTests + report.numTodoTests
console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function countFailed(): number {
  if (!report) return 1
  const unready = report.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((each) => each.status === 'failed'),
  )
  const seen = report.numFailedTests + unready.length
  // A run can fail without a failed test, by an error that nobody awaited: it is not to look green.
  return seen === 0 && status !== '0' ? 1 : seen
}

function readReport(): z.infer<typeof Report> | undefined {
  try {
    return Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.error(`No report of the tests in ${file}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
