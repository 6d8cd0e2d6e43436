import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import schema from '../estate.schema.json' with { type: 'json' }
import { findDurationMs } from '../duration.ts'
import { checkEstate } from './semantic-checks.ts'
import type { Estate } from './estate.ts'
import type { SettingsChange } from '../settings.ts'

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
const isEstate: ValidateFunction<Estate> = ajv.compile<Estate>(schema)
const isSettings: ValidateFunction<SettingsChange> = ajv.compile<SettingsChange>({
  definitions: schema.definitions,
  $ref: '#/definitions/settings',
})

/** The estate, or all that is wrong with it: each line with the path inside the file, what was expected and what was found. */
export function validateEstate(value: unknown): { readonly estate: Estate } | { readonly problems: readonly string[] } {
  if (!isEstate(value)) return { problems: linesOf(isEstate.errors ?? []) }
  const problems = [...checkEstate(value), ...settingsProblems(value.settings)]
  return problems.length === 0 ? { estate: value } : { problems: problems.map(({ path, text }) => `${path}: ${text}`) }
}

/** What is wrong with a change of settings, or undefined. */
export function findSettingsProblem(value: unknown): string | undefined {
  if (!isSettings(value)) return linesOf(isSettings.errors ?? []).join('\n')
  return settingsProblems(value)[0]?.text
}

/** Durations and days that are none. */
function settingsProblems(settings: SettingsChange = {}): { path: string; text: string }[] {
  return [...durationProblems(settings), ...dayProblems(settings)]
}

function dayProblems({ salesCalendar = {} }: SettingsChange): { path: string; text: string }[] {
  return Object.entries(salesCalendar).flatMap(([segment, days]) =>
    Object.entries(days).flatMap(([name, day]) =>
      day !== null && Number.isNaN(Date.parse(day))
        ? [{ path: `/settings/salesCalendar/${segment}/${name}`, text: `expected a day such as 2024-03-31, found "${day}"` }]
        : [],
    ),
  )
}

function durationProblems({ cartLifetime, creditCheck, lags = {} }: SettingsChange): { path: string; text: string }[] {
  const lagTexts = Object.entries(lags).map(([name, text]) => [`lags/${name}`, text] as const)
  return [['cartLifetime', cartLifetime] as const, ['creditCheck', creditCheck] as const, ...lagTexts].flatMap(([name, text]) =>
    typeof text === 'string' && findDurationMs(text, 0) === undefined
      ? [{ path: `/settings/${name}`, text: `expected an ISO 8601 duration such as PT5M, found "${text}"` }]
      : [],
  )
}

function linesOf(errors: readonly ErrorObject[]): string[] {
  return [...new Set(errors.filter((error) => error.keyword !== 'if').map((error) => `${error.instancePath || '/'}: ${textOf(error)}`))]
}

function textOf(error: ErrorObject): string {
  const params: Record<string, unknown> = error.params
  switch (error.keyword) {
    case 'additionalProperties':
      return `unknown member "${String(params['additionalProperty'])}"; expected ${Object.keys(membersOf(error.parentSchema)).join(', ')}`
    case 'required':
      return `the member "${String(params['missingProperty'])}" is missing`
    case 'type':
      return `expected ${String(params['type'])}, found ${shown(error.data)}`
    case 'enum':
      return `expected one of ${listed(params['allowedValues'])}, found ${shown(error.data)}`
    case 'const':
      return `expected ${JSON.stringify(params['allowedValue'])}, found ${shown(error.data)}`
    case 'pattern':
      return `expected a text that matches ${String(params['pattern'])}, found ${shown(error.data)}`
    case 'false schema':
      return 'this member does not go with the others of this entry'
    default:
      return `${error.message ?? error.keyword}, found ${shown(error.data)}`
  }
}

function membersOf(schemaPart: unknown): object {
  const has = typeof schemaPart === 'object' && schemaPart !== null && 'properties' in schemaPart
  return has && typeof schemaPart.properties === 'object' && schemaPart.properties !== null ? schemaPart.properties : {}
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values)
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
