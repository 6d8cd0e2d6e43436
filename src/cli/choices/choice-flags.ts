import { InvalidArgumentError, Option, type Command } from 'commander'
import type { z } from 'zod'
import type { ChoicesInput } from '../../api/contract/choices-input.ts'

/** Choices as a caller writes them: defaults may be left out. */
export type Choices = z.input<typeof ChoicesInput>

/** What the flags of `plan create` parse to; every one may be absent. */
export interface ChoiceFlags {
  readonly newServices?: Choices['newServices']
  readonly retirement?: readonly string[]
  readonly option?: readonly string[]
  readonly seats?: NonNullable<Choices['seats']>
  readonly term?: NonNullable<Choices['term']>
  readonly billing?: NonNullable<Choices['billingCycle']>
  readonly atTermEnd?: NonNullable<Choices['atTermEnd']>
  readonly hold?: NonNullable<Choices['hold']>
  readonly only?: readonly string[]
  readonly latecomers?: NonNullable<Choices['latecomers']>
  readonly termEndMargin?: number
  readonly ceiling?: NonNullable<Choices['unitPriceCeiling']>
}

/** Which flag sets which choice, for messages. */
export const FLAG_OF: Readonly<Record<string, string>> = {
  newServices: '--new-services',
  options: '--option',
  seats: '--seats',
  term: '--term',
  billingCycle: '--billing',
  atTermEnd: '--at-term-end',
  hold: '--hold',
  only: '--only',
  latecomers: '--latecomers',
  termEndMarginDays: '--term-end-margin',
  unitPriceCeiling: '--ceiling',
}

export function addChoiceFlags(command: Command): Command {
  return command
    .option(
      '--new-services <on|off|ids>',
      'service plans that only the new product has: on, off, or the ids to switch on',
      parseNewServices,
    )
    .option('--retirement <id>', 'with --option: the retirement that it replaces', collect)
    .option('--option <id>', 'the replacement; also as RETIREMENT=OPTION', collect)
    .option('--seats <rule>', 'seats to buy: as-before, assigned, or assigned+N (default: as-before)', parseSeats)
    .addOption(new Option('--term <term>', 'term of the new subscription (default: P1Y)').choices(['P1M', 'P1Y', 'P3Y']))
    .addOption(new Option('--billing <cycle>', 'billing cycle (default: as-before)').choices(['as-before', 'monthly', 'annual']))
    .addOption(new Option('--at-term-end <what>', 'at the new term’s end (default: renew)').choices(['renew']))
    .option('--hold <span>', 'cool-down before the old subscription is suspended: 2wd, 48h, 0h (default: 2wd)', parseHold)
    .option('--only <customer>', 'only this customer, by id or domain; may be repeated', collect)
    .addOption(
      new Option('--latecomers <what>', 'who joined after the plan (default: move-within-spare-seats)').choices([
        'move-within-spare-seats',
        'leave',
      ]),
    )
    .option('--term-end-margin <days>', 'do not start what ends sooner than this (default: 3)', parseDays)
    .option('--ceiling <price>', 'highest price of a seat per billing cycle, such as 20.00EUR', parseCeiling)
}

export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}

export function parseNewServices(text: string): Choices['newServices'] {
  if (text === 'on' || text === 'off') return text
  const ids = text.split(',').map((id) => id.trim().toLowerCase())
  if (ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))) return { on: ids }
  throw new InvalidArgumentError('Expected on, off, or service plan ids with commas between them.')
}

export function parseSeats(text: string): NonNullable<Choices['seats']> {
  if (text === 'as-before' || text === 'assigned') return text
  const plus = /^assigned\+(\d+)$/.exec(text)?.[1]
  if (plus !== undefined) return { assignedPlus: Number(plus) }
  throw new InvalidArgumentError('Expected as-before, assigned, or assigned+N such as assigned+5.')
}

export function parseHold(text: string): NonNullable<Choices['hold']> {
  const [, length, unit] = /^(\d+)(wd|h)$/.exec(text) ?? []
  if (length === undefined) throw new InvalidArgumentError('Expected working days such as 2wd, or hours such as 48h.')
  return unit === 'wd' ? { workingDays: Number(length) } : { hours: Number(length) }
}

export function parseCeiling(text: string): NonNullable<Choices['unitPriceCeiling']> {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ?([A-Za-z]{3})$/.exec(text) ?? []
  if (amount === undefined || currency === undefined) throw new InvalidArgumentError('Expected an amount and a currency, such as 20.00EUR.')
  return { amount, currency: currency.toUpperCase() }
}

function parseDays(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number of days.')
}
