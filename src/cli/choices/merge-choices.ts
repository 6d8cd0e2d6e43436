import type { ChoicesFile } from './read-choices-file.ts'

type Members = Readonly<Record<string, unknown>>

/** Several choices files as one: the later wins, choice by choice and customer by customer. */
export function mergeChoices(files: readonly [ChoicesFile, ...ChoicesFile[]]): ChoicesFile {
  const [first, ...others] = files
  return {
    name: files.map(({ name }) => name).join(', '),
    values: others.reduce((values, file) => mergeValues(values, file.values), first.values),
    placeOf: (path) =>
      (files.findLast(({ values }) => has(values, path)) ?? files.findLast(({ values }) => has(values, path.slice(0, 1))) ?? first).placeOf(
        path,
      ),
  }
}

/** What is said later over what was said before; options, days and customers are joined, users follow each other. */
export function mergeValues(before: Members, later: Members): Members {
  const { options, policies, waitBefore, mayStayUntil, seatLimits, customers, users } = later
  return {
    ...before,
    ...later,
    ...joined('options', before, options),
    ...joined('policies', before, policies),
    ...joined('waitBefore', before, waitBefore),
    ...joined('mayStayUntil', before, mayStayUntil),
    ...joined('seatLimits', before, seatLimits),
    ...(Array.isArray(before['users']) && Array.isArray(users) ? { users: [...asList(before['users']), ...asList(users)] } : {}),
    ...(isMembers(before['customers']) && isMembers(customers) ? { customers: mergeCustomers(before['customers'], customers) } : {}),
  }
}

function mergeCustomers(before: Members, later: Members): Members {
  const both = Object.entries(later).map(([name, own]) => {
    const known = before[name]
    return [name, isMembers(known) && isMembers(own) ? mergeValues(known, own) : own] as const
  })
  return { ...before, ...Object.fromEntries(both) }
}

function joined(name: string, before: Members, later: unknown): Members {
  const known = before[name]
  return isMembers(known) && isMembers(later) ? { [name]: { ...known, ...later } } : {}
}

function has(values: unknown, [name, ...rest]: readonly PropertyKey[]): boolean {
  if (name === undefined) return true
  return isMembers(values) && String(name) in values && has(values[String(name)], rest)
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
