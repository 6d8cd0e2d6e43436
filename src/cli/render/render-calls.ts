import type { PlannedCall } from '../../api/contract/plan-review.ts'
import { counted, wrap } from './text.ts'
import type { View } from './view.ts'

const APIS = { 'partner-center': 'Partner Center', graph: 'Microsoft Graph' } as const

/** Requests in their order, each with its body; then what the names in braces stand for. */
export function renderCalls(calls: readonly PlannedCall[], view: View): string {
  if (calls.length === 0) return 'Nothing would be sent.'
  const notes = new Map(calls.flatMap(({ atRunTime }) => atRunTime.map(({ name, text }) => [name, text] as const)))
  return [
    wrap(`${counted(calls.length, 'request')} that would change something, in this order. Nothing was sent.`, view.columns),
    ...calls.map((call, at) => renderCall(call, at + 1, view)),
    '',
    'Known only when they are sent:',
    ...[...notes.values()].map((text) => wrap(`  ${text}`, view.columns)),
  ].join('\n')
}

function renderCall({ step, about, api, method, path, body }: PlannedCall, number: number, view: View): string {
  const lines = body === null ? [] : JSON.stringify(body, null, 2).split('\n')
  const head = wrap(`${number}. ${step}: ${about} (${APIS[api]})`, view.columns)
  return ['', head, `   ${method} ${path}`, ...lines.map((line) => `   ${line}`)].join('\n')
}
