import type { z } from 'zod'
import { ChoicesInput } from '../../api/contract/choices-input.ts'
import { wrongUse } from '../cli-problem.ts'
import { FLAG_OF, type ChoiceFlags } from './choice-flags.ts'
import type { Choices } from './choices.ts'
import type { ChoicesFile } from './read-choices-file.ts'
import { mergeValues } from './merge-choices.ts'

/**
 * The choices of a plan: what the file says, then what the flags say; defaults are left to the contract.
 * @throws CliProblem naming for each wrong choice the flag, or file, line and path, and what was expected
 */
export function buildChoices(flags: ChoiceFlags, file?: ChoicesFile): ChoicesInput {
  const own = fromFlags(flags)
  const parsed = ChoicesInput.safeParse(file ? mergeValues(file.values, own) : own)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap((issue) => describe(issue, own, file))
  throw wrongUse(errors.map(({ path, message }) => `${path}: ${message}`).join('\n'), 'See: crossgrade plan create --help', errors)
}

function fromFlags(flags: ChoiceFlags): Partial<Choices> {
  const { retirement, option, only, billing, termEndMargin, ceiling, seatsMin, seatsMax, user, mayStay, policy, ...same } = flags
  const options = pairOptions(retirement ?? [], option ?? [])
  const seatLimits = { ...(seatsMin === undefined ? {} : { minimum: seatsMin }), ...(seatsMax === undefined ? {} : { maximum: seatsMax }) }
  if (seatsMin !== undefined && seatsMax !== undefined && seatsMin > seatsMax)
    throw wrongUse(`--seats-min ${seatsMin} is more than --seats-max ${seatsMax}: expected at most as many.`)
  return {
    ...same,
    ...(only ? { only: [...only] } : {}),
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...(billing === undefined ? {} : { billingCycle: billing }),
    ...(termEndMargin === undefined ? {} : { termEndMarginDays: termEndMargin }),
    ...(ceiling === undefined ? {} : { unitPriceCeiling: ceiling }),
    ...(Object.keys(seatLimits).length === 0 ? {} : { seatLimits }),
    ...(user === undefined ? {} : { users: user }),
    ...(mayStay === undefined ? {} : { mayStayUntil: mayStay }),
    ...(policy === undefined ? {} : { policies: policy }),
  }
}

/** `--option R=O` stands for itself; the others belong to the retirements in the order given. */
function pairOptions(retirements: readonly string[], options: readonly string[]): Readonly<Record<string, string>> {
  const whole = options.filter((option) => option.includes('='))
  const halves = options.filter((option) => !option.includes('='))
  if (halves.length !== retirements.length) {
    throw wrongUse(
      `There are ${retirements.length} --retirement and ${halves.length} --option: each retirement needs one option.`,
      'For example: --retirement office-365-e4 --option office-365-e3\nor: --option office-365-e4=office-365-e3\nList both with: crossgrade retirement show ID',
    )
  }
  const pairs = [...whole.map(splitPair), ...retirements.map((id, i) => [id, halves[i] ?? ''] as const)]
  const twice = pairs.find(([id], i) => pairs.findIndex(([other]) => other === id) !== i)
  if (twice) throw wrongUse(`Retirement ${twice[0]} has two options: expected one.`)
  return Object.fromEntries(pairs)
}

function splitPair(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  const [id, option] = [text.slice(0, at), text.slice(at + 1)]
  if (id === '' || option === '') throw wrongUse(`--option ${text}: expected RETIREMENT=OPTION.`)
  return [id, option]
}

function describe(
  issue: z.core.$ZodIssue,
  own: Partial<Choices>,
  file: ChoicesFile | undefined,
): { readonly path: string; readonly message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 ? Object.keys(ChoicesInput.shape).join(', ') : 'those of the choices file'
    return issue.keys.map((key) => ({ path: placeOf([...issue.path, key], file), message: `no such choice; expected ${known}` }))
  }
  const name = String(issue.path[0])
  const flag = FLAG_OF[name]
  const isMissing = !(name in own) && !(name in (file?.values ?? {}))
  if (isMissing && name === 'newServices') {
    return [
      {
        path: file ? `${file.name}: newServices, or --new-services` : '--new-services',
        message: 'missing; say on, off, or the service plan ids to switch on',
      },
    ]
  }
  const place = name in own && flag !== undefined ? flag : placeOf(issue.path, file)
  return [{ path: place, message: issue.message.replace(/^Invalid input: /, '') }]
}

function placeOf(path: readonly PropertyKey[], file: ChoicesFile | undefined): string {
  const inside = path.map(String).join('.')
  return file ? `${file.placeOf(path)}: ${inside}` : inside
}
