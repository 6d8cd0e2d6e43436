import type { ProviderErrorKind } from '../../src/domain/provider-error.ts'
import { instant } from '../../src/domain/instant.ts'
import { signInDialect } from '../../src/provider/auth/sign-in-dialect.ts'
import type { Api } from '../../src/provider/explain/explanation.ts'
import { graphDialect } from '../../src/provider/graph/dialect.ts'
import type { Call, Dialect } from '../../src/provider/http/call.ts'
import { checkAnswer } from '../../src/provider/http/judge.ts'
import { partnerCenterDialect } from '../../src/provider/partner-center/dialect.ts'

const DIALECTS: Readonly<Record<Api, Dialect>> = { 'partner-center': partnerCenterDialect, graph: graphDialect, 'sign-in': signInDialect }

/** How the product takes an error: asked of the judgment that it uses itself. */
export function kindOf(api: Api, status: number, code: string, operation: string): ProviderErrorKind | undefined {
  const call: Call = { operation, method: 'GET', url: '', effect: effectOf(operation), draws: [], dialect: DIALECTS[api] }
  const facts = { status, code, text: code }
  const body = status === 200 ? { code, description: code } : undefined
  return checkAnswer(call, { status, headers: new Headers(), body, text: '', facts }, instant('2026-01-01T00:00:00Z'))?.kind
}

function effectOf(operation: string): Call['effect'] {
  return /^(create|update|patch|assign|checkout)/.test(operation) ? 'write' : 'read'
}
