import { Option, type Command } from 'commander'
import type { Choices } from './choices.ts'
import {
  parseCeiling,
  parseDays,
  parseHold,
  parseMayStay,
  parseNewServices,
  parsePolicy,
  parseSeatCount,
  parseSeats,
  parseSeatsFrom,
  parseUsageLocation,
  parseUser,
  parseWait,
} from './parse-choices.ts'

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
  readonly seatsFrom?: NonNullable<Choices['seatsFrom']>
  readonly seatsMin?: number
  readonly seatsMax?: number
  readonly usageLocation?: string
  readonly voiceLoss?: NonNullable<Choices['voiceLoss']>
  readonly teamsLoss?: NonNullable<Choices['teamsLoss']>
  readonly user?: NonNullable<Choices['users']>
  readonly mayStay?: NonNullable<Choices['mayStayUntil']>
  readonly policy?: NonNullable<Choices['policies']>
  readonly waitBefore?: NonNullable<Choices['waitBefore']>
  readonly onFailure?: NonNullable<Choices['onFailure']>
  readonly purchase?: NonNullable<Choices['purchase']>
  readonly suspension?: NonNullable<Choices['suspension']>
  readonly allowUnreviewed?: boolean
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
  seatsFrom: '--seats-from',
  seatLimits: '--seats-min, --seats-max',
  usageLocation: '--usage-location',
  voiceLoss: '--voice-loss',
  teamsLoss: '--teams-loss',
  users: '--user',
  mayStayUntil: '--may-stay',
  policies: '--policy',
  waitBefore: '--wait-before',
  onFailure: '--on-failure',
  purchase: '--purchase',
  suspension: '--suspension',
  allowUnreviewed: '--allow-unreviewed',
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
    .option('--seats-from <list>', 'where seats may come from, tried in this order: owned,more,new (default: new)', parseSeatsFrom)
    .option('--seats-min <seats>', 'never fewer seats than this', parseSeatCount)
    .option('--seats-max <seats>', 'never more seats than this', parseSeatCount)
    .option(
      '--usage-location <place>',
      'for users who have none: customer-country, or a country such as IT (default: they block)',
      parseUsageLocation,
    )
    .addOption(new Option('--voice-loss <what>', 'when users would lose a voice service (default: block)').choices(['block', 'accept']))
    .addOption(new Option('--teams-loss <what>', 'when users would lose Teams (default: block)').choices(['block', 'accept']))
    .option('--user <users=option>', 'another option for these users, UPN[,UPN]=OPTION; may be repeated', parseUser)
    .option('--may-stay <id=day>', 'leave a subscription until a day, SUBSCRIPTION=YYYY-MM-DD; may be repeated', parseMayStay)
    .option(
      '--policy <retirement=policy>',
      'what becomes of a retired product: leave, stop-renewal, suspend or migrate; may be repeated',
      parsePolicy,
    )
    .option(
      '--wait-before <act=until>',
      'hold buy, move or suspend until person, or a moment such as 2026-12-01T18:00Z; may be repeated',
      parseWait,
    )
    .addOption(
      new Option('--on-failure <what>', 'when a step fails for a customer (default: wait-for-a-person)').choices([
        'wait-for-a-person',
        'undo',
      ]),
    )
    .addOption(new Option('--purchase <by>', 'who buys (default: automatic)').choices(['automatic', 'by-a-person']))
    .addOption(new Option('--suspension <by>', 'who ends the old subscription (default: automatic)').choices(['automatic', 'by-a-person']))
    .option('--allow-unreviewed', 'plan with catalog entries that nobody has reviewed')
}

export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
