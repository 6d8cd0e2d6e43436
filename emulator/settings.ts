import { durationMs } from './duration.ts'
import { DEFAULT_SALES_CALENDAR } from './reference/sales-calendar.ts'
import type { SalesCalendar, SegmentSales } from './reference/sales-calendar.ts'
import type { Database } from './store/open-database.ts'
import { findMeta, setMeta } from './store/docs.ts'

/** How this emulator behaves where the real thing is undocumented, configurable or slow. Durations are ISO 8601, virtual. */
export interface Settings {
  /** A second checkout of a cart: the first result again, or 400/800065. */
  readonly checkoutRepeat: 'result' | '800065'
  /** How long a cart can be read, changed and checked out. */
  readonly cartLifetime: string
  /** How long every order is reviewed before it is carried out; null: not at all. A customer may have its own. */
  readonly creditCheck: string | null
  /** When an order line names its subscription. */
  readonly subscriptionIdAt: 'checkout' | 'completion'
  /** A PATCH of a subscription: done when it is answered, or accepted and done after `lags.patch`. */
  readonly patchAnswer: '200' | '202'
  /** False: a PATCH drops `scheduledActions` without a word. */
  readonly scheduledActionsKept: boolean
  /** How long a POST or PATCH with the same MS-RequestId gets the first answer again. 0: never. */
  readonly requestIdRetentionSeconds: number
  readonly enforceQuotas: boolean
  readonly dialect: { readonly bom: boolean }
  /** How a customer list ends: no link to a next page, or 400/2000 when one asks for it. */
  readonly pagingEnd: 'absent' | 'error2000'
  readonly availabilityRotationHours: number
  /** Whether two Exchange plans of different tiers exclude each other. */
  readonly exchangePlansExclude: boolean
  /** A group's change that a member cannot have: they keep what the group gave them, or lose it. */
  readonly groupChangeRefused: 'keeps' | 'loses'
  /** When the legacy and the new commerce catalog sell to whom. */
  readonly salesCalendar: SalesCalendar
  readonly lags: {
    readonly order: string
    readonly orderList: string
    readonly provisioning: string
    readonly seats: string
    readonly services: string
    readonly directory: string
    readonly patch: string
    /** Until the first member is processed after a group's licenses were changed, or its membership. */
    readonly groups: string
    /** From one member to the next. */
    readonly groupMember: string
  }
  readonly lifecycle: {
    readonly legacyDeletedAfterDays: number
    readonly nceExpiredDays: number
    readonly nceDisabledDays: number
    /** The rules of May 2026: without a Cancel action, auto-renew off leads into a paid extended term. */
    readonly extendedServiceTerm: boolean
  }
}

export type SettingsChange = {
  readonly [K in Exclude<keyof Settings, 'salesCalendar'>]?: Settings[K] extends object ? Partial<Settings[K]> : Settings[K]
} & { readonly salesCalendar?: { readonly [S in keyof SalesCalendar]?: Partial<SegmentSales> } }

export const DEFAULT_SETTINGS: Settings = {
  checkoutRepeat: 'result',
  cartLifetime: 'P7D',
  creditCheck: null,
  subscriptionIdAt: 'completion',
  patchAnswer: '200',
  scheduledActionsKept: true,
  requestIdRetentionSeconds: 86_400,
  enforceQuotas: true,
  dialect: { bom: false },
  pagingEnd: 'absent',
  availabilityRotationHours: 24,
  exchangePlansExclude: false,
  groupChangeRefused: 'keeps',
  salesCalendar: DEFAULT_SALES_CALENDAR,
  lags: {
    order: 'PT2M',
    orderList: 'PT5M',
    provisioning: 'PT15M',
    seats: 'PT10M',
    services: 'PT1M',
    directory: 'PT10M',
    patch: 'PT2M',
    groups: 'PT2M',
    groupMember: 'PT0.5S',
  },
  lifecycle: { legacyDeletedAfterDays: 120, nceExpiredDays: 30, nceDisabledDays: 90, extendedServiceTerm: false },
}

export type Lag = keyof Settings['lags']

export interface SettingsStore {
  current(): Settings
  lagMs(lag: Lag): number
  change(change: SettingsChange): Settings
}

/** The data folder's settings; on a fresh one the defaults with the estate's changes. */
export function openSettings(database: Database, initial: SettingsChange): SettingsStore {
  let settings = changed(DEFAULT_SETTINGS, findMeta<Settings>(database, 'settings') ?? initial)
  let lags = lagsOf(settings)
  const keep = (next: Settings): Settings => {
    lags = lagsOf(next)
    settings = next
    setMeta(database, 'settings', settings)
    return settings
  }
  keep(settings)
  return {
    current: () => settings,
    lagMs: (lag) => lags[lag],
    change: (change) => keep(changed(settings, change)),
  }
}

function changed(settings: Settings, change: SettingsChange): Settings {
  return {
    ...settings,
    ...change,
    salesCalendar: changedCalendar(settings.salesCalendar, change.salesCalendar ?? {}),
    dialect: { ...settings.dialect, ...change.dialect },
    lags: { ...settings.lags, ...change.lags },
    lifecycle: { ...settings.lifecycle, ...change.lifecycle },
  }
}

function changedCalendar(calendar: SalesCalendar, change: NonNullable<SettingsChange['salesCalendar']>): SalesCalendar {
  return {
    commercial: { ...calendar.commercial, ...change.commercial },
    government: { ...calendar.government, ...change.government },
    education: { ...calendar.education, ...change.education },
    nonprofit: { ...calendar.nonprofit, ...change.nonprofit },
  }
}

function lagsOf(settings: Settings): Record<Lag, number> {
  const { order, orderList, provisioning, seats, services, directory, patch, groups, groupMember } = settings.lags
  return {
    order: durationMs(order),
    orderList: durationMs(orderList),
    provisioning: durationMs(provisioning),
    seats: durationMs(seats),
    services: durationMs(services),
    directory: durationMs(directory),
    patch: durationMs(patch),
    groups: durationMs(groups),
    groupMember: durationMs(groupMember),
  }
}
