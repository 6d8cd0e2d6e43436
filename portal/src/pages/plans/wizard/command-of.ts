import type { Choices } from './draft.ts'

/** The command that makes the same plan; exceptions of customers want a file, which is then named. */
export function commandOf(snapshot: string, choices: Choices): string {
  const {
    newServices,
    options = {},
    seats,
    seatsFrom,
    term,
    billingCycle,
    hold,
    usageLocation,
    voiceLoss,
    teamsLoss,
    policies = {},
  } = choices
  const words = [
    `plan create --snapshot ${snapshot}`,
    `--new-services ${typeof newServices === 'string' ? newServices : newServices.on.join(',')}`,
    ...Object.entries(options).map(([retirement, option]) => `--option ${retirement}=${option}`),
    ...Object.entries(policies).map(([retirement, policy]) => `--policy ${retirement}=${policy}`),
    ...(seats === undefined ? [] : [`--seats ${typeof seats === 'object' ? `assigned+${String(seats.assignedPlus)}` : seats}`]),
    ...(seatsFrom === undefined ? [] : [`--seats-from ${seatsFrom.join(',')}`]),
    ...(hold === undefined ? [] : [`--hold ${'hours' in hold ? `${String(hold.hours)}h` : `${String(hold.workingDays)}wd`}`]),
    ...(term === undefined ? [] : [`--term ${term}`]),
    ...(billingCycle === undefined ? [] : [`--billing ${billingCycle}`]),
    ...(usageLocation ? [`--usage-location ${usageLocation}`] : []),
    ...(voiceLoss === undefined ? [] : [`--voice-loss ${voiceLoss}`]),
    ...(teamsLoss === undefined ? [] : [`--teams-loss ${teamsLoss}`]),
    ...otherWords(choices),
  ]
  return words.join(' ')
}

const ONLY_NAMED_MOST = 5

function otherWords({
  unitPriceCeiling,
  seatLimits,
  latecomers,
  onFailure,
  purchase,
  suspension,
  termEndMarginDays,
  waitBefore = {},
  allowUnreviewed,
  only = [],
  customers = {},
  mayStayUntil = {},
}: Choices): readonly string[] {
  const needsFile = Object.keys(customers).length + Object.keys(mayStayUntil).length > 0 || only.length > ONLY_NAMED_MOST
  return [
    ...(unitPriceCeiling ? [`--ceiling ${unitPriceCeiling.amount}${unitPriceCeiling.currency}`] : []),
    ...(seatLimits?.minimum == null ? [] : [`--seats-min ${String(seatLimits.minimum)}`]),
    ...(seatLimits?.maximum == null ? [] : [`--seats-max ${String(seatLimits.maximum)}`]),
    ...(latecomers === undefined ? [] : [`--latecomers ${latecomers}`]),
    ...(onFailure === undefined ? [] : [`--on-failure ${onFailure}`]),
    ...(purchase === undefined ? [] : [`--purchase ${purchase}`]),
    ...(suspension === undefined ? [] : [`--suspension ${suspension}`]),
    ...(termEndMarginDays === undefined ? [] : [`--term-end-margin ${String(termEndMarginDays)}`]),
    ...Object.entries(waitBefore).flatMap(([act, until]) => (until === 'open' ? [] : [`--wait-before ${act}=${until}`])),
    ...(allowUnreviewed ? ['--allow-unreviewed'] : []),
    ...(only.length > ONLY_NAMED_MOST ? [] : only.map((each) => `--only ${each}`)),
    ...(needsFile ? ['--choices choices.yaml'] : []),
  ]
}
