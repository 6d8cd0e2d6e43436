import { GROUP_ERRORS, LINE_ERRORS, STATUS_CODES } from '../../emulator/faults/status-codes.ts'
import type { StatusCode } from '../../emulator/faults/status-codes.ts'
import { CODE_ROWS } from '../../src/provider/explain/code-rows.ts'
import { explainCode } from '../../src/provider/explain/explain-code.ts'
import type { Api, CodeRow, Explanation } from '../../src/provider/explain/explanation.ts'
import { kindOf } from './kind-of.ts'
import { apiOf, findSwitch, meansAbsent } from './switch-of.ts'
import type { Switch } from './switch-of.ts'
import { WHAT_IT_DOES, whatItDoesWithUser } from './what-it-does.ts'
import { whyNotMade } from './why-not-made.ts'

/** One line of the document. */
export interface Entry {
  readonly api: Api
  /** What is on the wire, with what tells it apart where one code stands for several. */
  readonly code: string
  readonly status: string
  readonly known: Explanation | undefined
  readonly does: string
  readonly made: Switch | string
}

/** Every error that an answer can be, as the emulator makes them. */
export function listErrors(): readonly Entry[] {
  return STATUS_CODES.map((code) => {
    const api = apiOf(code)
    const made = findSwitch(code)
    return {
      api,
      code: nameOf(code),
      status: [code.status, ...code.otherStatuses].join(', '),
      known: explainCode({ api, code: code.wireCode, text: wordsOf(code) }),
      does: made ? doesWith(code, api, made.operation) : withoutError(code),
      made: made ?? { kind: 'error', operation: code.operations[0] ?? '*', code: code.code },
    }
  })
}

/** Errors of a line of a cart that was made all the same. */
export function listLineErrors(): readonly Entry[] {
  return LINE_ERRORS.map(({ errorCode, errorDescription }) => {
    const code = String(errorCode)
    return {
      api: 'partner-center',
      code,
      status: '201',
      known: explainCode({ api: 'partner-center', code, text: errorDescription }),
      does: 'asks a person, and checks nothing out',
      made: { kind: 'lineError', operation: 'createCart', code },
    }
  })
}

/** Errors of a license that a user has through a group, as Graph states them when users are read. */
export function listLicenseErrors(): readonly Entry[] {
  return GROUP_ERRORS.map((code) => ({
    api: 'graph',
    code,
    status: '200',
    known: explainCode({ api: 'graph', code, text: '' }),
    does: 'names the user in the pre-flight',
    made: { kind: 'groupError', operation: 'listUsers', code },
  }))
}

/** Codes that are explained and that no `error` fault makes, with the way to meet them or the reason why there is none. */
export function listOthers(): readonly Entry[] {
  return CODE_ROWS.filter((row) => !isMade(row)).map((row) => ({
    api: row.api,
    code: row.code,
    status: '',
    known: row,
    does: '',
    made: whyNotMade(row) ?? '',
  }))
}

/** Whether a fault answers with exactly this row. */
function isMade(row: CodeRow): boolean {
  const isLine = row.api === 'partner-center' && LINE_ERRORS.some(({ errorCode }) => String(errorCode) === row.code)
  const isState = row.api === 'graph' && GROUP_ERRORS.some((state) => state === row.code)
  return (
    isLine || isState || STATUS_CODES.some((made) => apiOf(made) === row.api && made.wireCode === row.code && tells(row, wordsOf(made)))
  )
}

function tells({ words }: CodeRow, text: string): boolean {
  return words === undefined || text.toLowerCase().includes(words)
}

/** As the sign-in service says it: its number stands in the words. */
function wordsOf({ api, code, text }: StatusCode): string {
  return api === 'login' ? `AADSTS${code}: ${text}` : text
}

function nameOf({ api, code, wireCode }: StatusCode): string {
  return code === wireCode ? code : `${wireCode} (${api === 'login' ? `AADSTS${code}` : code})`
}

function doesWith({ code, wireCode, status }: StatusCode, api: Api, operation: string): string {
  if (operation === 'assignLicense') return whatItDoesWithUser(code, status)
  const kind = kindOf(api, status, wireCode, operation)
  return kind ? `${WHAT_IT_DOES[kind]} (${kind})` : 'takes it as the answer'
}

function withoutError(code: StatusCode): string {
  return meansAbsent(code) ? 'takes it as "not there yet" and looks again' : 'nothing: it uses no operation that answers so'
}
