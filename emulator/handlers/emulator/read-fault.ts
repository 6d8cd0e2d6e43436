import { FAULT_KINDS } from '../../faults/fault.ts'
import type { FaultKind, NewFault } from '../../faults/fault.ts'
import { findProblem } from '../../faults/reach.ts'
import {
  findGroupError,
  findLineError,
  findOrderError,
  findStatusCode,
  GROUP_ERRORS,
  LINE_ERRORS,
  ORDER_ERRORS,
  whyNotProduced,
} from '../../faults/status-codes.ts'
import type { Members } from '../../http/members.ts'
import type { Api, Operation } from '../../http/operation.ts'
import { graphOperations } from '../graph/operations.ts'
import { loginOperations } from '../login.ts'
import { partnerCenterOperations } from '../partner-center/operations.ts'
import { BadInput, readChoice, readMembers, readNumber, readText } from './read-input.ts'

const MEMBERS = ['kind', 'operation', 'code', 'status', 'match', 'every', 'times', 'skip', 'customer', 'seconds', 'retryAfterSeconds']
const CODED: readonly FaultKind[] = ['error', 'lineError', 'orderError', 'groupError']
const SECONDS: Partial<Record<FaultKind, number>> = { slow: 5, stale: 900 }
const SLOW_MOST_SECONDS = 300
const OPERATIONS: readonly (readonly [name: string, api: Api])[] = [
  ...namesOf(partnerCenterOperations, 'partner-center'),
  ...namesOf(graphOperations, 'graph'),
  ...namesOf(loginOperations, 'login'),
]

/** A fault as asked for. @throws BadInput that says what would be right: unknown kinds, operations and codes, and codes that an operation never answers. */
export function readFault(body: unknown): NewFault {
  const members = readMembers(body, MEMBERS)
  const kind = readChoice(members, 'kind', FAULT_KINDS)
  if (kind === undefined) throw new BadInput(`kind is missing: expected ${FAULT_KINDS.join(', ')}.`)
  const fault: NewFault = {
    kind,
    operation: readOperation(members, kind),
    every: readNumber(members, 'every', 1) ?? 1,
    times: readNumber(members, 'times', 1) ?? null,
    skip: readNumber(members, 'skip', 0) ?? 0,
    customer: readText(members, 'customer') ?? null,
    match: readText(members, 'match') ?? null,
    retryAfterSeconds: members['retryAfterSeconds'] === null ? null : (readNumber(members, 'retryAfterSeconds', 0, false) ?? 30),
    code: readCode(members, kind),
    status: readStatus(members, kind),
    seconds: readSeconds(members, kind),
  }
  checkReach(fault)
  return fault
}

function namesOf(operations: readonly Operation[], api: Api): (readonly [string, Api])[] {
  return operations.map(({ name }) => [name, api] as const)
}

function readOperation(members: Members, kind: FaultKind): string {
  const operation = readText(members, 'operation')
  if (operation !== undefined && (operation === '*' || OPERATIONS.some(([name]) => name === operation))) return operation
  const possible = OPERATIONS.filter(([name, api]) => kind === 'error' || findProblem({ kind, code: null }, api, name) === undefined)
  throw new BadInput(`operation is ${JSON.stringify(operation)}: expected * or one of ${possible.map(([name]) => name).join(', ')}.`)
}

/** A number is as good as its text. */
function readCode(members: Members, kind: FaultKind): string | null {
  const code = typeof members['code'] === 'number' ? String(members['code']) : readText(members, 'code')
  if (!CODED.includes(kind)) {
    if (code === undefined) return null
    throw new BadInput(`code is "${code}": only ${CODED.join(', ')} have one.`)
  }
  if (code === undefined) throw new BadInput(`code is missing: expected a documented code, for example ${EXAMPLES[kind] ?? ''}.`)
  const known = findCode(kind, code)
  if (known !== undefined) return known
  const why = whyNotProduced(code)
  if (why !== undefined) throw new BadInput(`code is "${code}", which the emulator does not answer: ${why}.`)
  throw new BadInput(`code is "${code}": expected ${expected(kind)}.`)
}

/** As the tables spell it. */
function findCode(kind: FaultKind, code: string): string | undefined {
  if (kind === 'lineError') return findLineError(code) && code
  if (kind === 'orderError') return findOrderError(code)?.code
  return kind === 'groupError' ? findGroupError(code) : findStatusCode(code)?.code
}

const EXAMPLES: Partial<Record<FaultKind, string>> = {
  error: '800060 or COUNT_VIOLATION',
  lineError: '10003',
  orderError: '800005',
  groupError: 'CountViolation',
}

function expected(kind: FaultKind): string {
  if (kind === 'lineError') return `one of ${LINE_ERRORS.map((one) => one.errorCode).join(', ')}`
  if (kind === 'orderError') return `one of ${ORDER_ERRORS.map((one) => one.code).join(', ')}`
  if (kind === 'groupError') return `one of ${GROUP_ERRORS.join(', ')}`
  return `a code of docs/status-codes.md, for example 800060 or COUNT_VIOLATION`
}

function readStatus(members: Members, kind: FaultKind): number | null {
  const status = readNumber(members, 'status', 100)
  if (status === undefined) return null
  const code = kind === 'error' ? findStatusCode(String(members['code'])) : undefined
  if (!code) throw new BadInput(`status is ${status}: only a fault of kind error has one.`)
  const documented = [code.status, ...code.otherStatuses]
  if (documented.includes(status)) return status
  throw new BadInput(`status is ${status}: ${code.code} is documented with ${documented.join(', ')}.`)
}

function readSeconds(members: Members, kind: FaultKind): number {
  const seconds = readNumber(members, 'seconds', 0, false)
  const usual = SECONDS[kind]
  if (usual === undefined && seconds !== undefined)
    throw new BadInput(`seconds is ${seconds}: only ${Object.keys(SECONDS).join(' and ')} have them.`)
  if (kind === 'slow' && (seconds ?? 0) > SLOW_MOST_SECONDS)
    throw new BadInput(`seconds is ${seconds}: an answer can be late by ${SLOW_MOST_SECONDS} at most.`)
  return seconds ?? usual ?? 0
}

/** `*` is for every operation that can answer so. */
function checkReach(fault: NewFault): void {
  const [, api] = OPERATIONS.find(([name]) => name === fault.operation) ?? []
  const problem = api && findProblem(fault, api, fault.operation)
  if (problem === undefined) return
  const what = fault.code ?? `A fault of kind ${fault.kind}`
  throw new BadInput(`${what} cannot come from ${fault.operation}: expected * or ${problem}.`)
}
