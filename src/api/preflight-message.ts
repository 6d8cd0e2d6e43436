import type { CustomerChecks } from './contract/checks.ts'

/** Everything of a customer that is for its own administrator to fix, in one text that can be sent as it is. */
export function writePreflightMessage({ customer, checks }: CustomerChecks): {
  readonly customer: CustomerChecks['customer']
  readonly findings: number
  readonly text: string
} {
  const open = checks.filter((check) => (check.result === 'failed' || check.result === 'warning') && !check.expired)
  // One thing may be found by several checks: the plan's and a look of today.
  const asked = [...new Set(open.flatMap(({ message }) => message ?? []))]
  return { customer, findings: asked.length, text: asked.length === 0 ? '' : letter(customer.name, asked) }
}

function letter(name: string, asked: readonly string[]): string {
  const points = asked.map((text, position) => `${position + 1}. ${text}`)
  const opening = `Before we can replace the Microsoft subscriptions of ${name} that are being retired, we need your help with the following:`
  const closing = 'Please let us know when it is done. Nothing changes for your users until then.'
  return ['Hello,', opening, ...points, closing].join('\n\n')
}
