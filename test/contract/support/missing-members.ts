/** The paths of members (`items.id`, lists without their positions) that a documented body has and an answer lacks. */
export function missingMembers(documented: unknown, answer: unknown, mayLack: readonly RegExp[]): readonly string[] {
  const present = new Set(memberPaths(answer))
  return [...new Set(memberPaths(documented))].filter((path) => !present.has(path) && !mayLack.some((pattern) => pattern.test(path)))
}

function memberPaths(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => memberPaths(one, at))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}.${name}`
    return [path, ...memberPaths(member, path)]
  })
}
