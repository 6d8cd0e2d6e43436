import { durationMs } from './duration.ts'
import type { Database } from './store/open-database.ts'
import { findMeta, setMeta } from './store/docs.ts'

/** How this emulator behaves where the real thing is undocumented, configurable or slow. Durations are ISO 8601, virtual. */
export interface Settings {
  /** A second checkout of a cart: the first result again, or 400/800065. */
  readonly checkoutRepeat: 'result' | '800065'
  /** When an order line names its subscription. */
  readonly subscriptionIdAt: 'checkout' | 'completion'
  /** How long a POST or PATCH with the same MS-RequestId gets the first answer again. 0: never. */
  readonly requestIdRetentionSeconds: number
  readonly enforceQuotas: boolean
  readonly dialect: { readonly bom: boolean }
  /** How a customer list ends: no link to a next page, or 400/2000 when one asks for it. */
  readonly pagingEnd: 'absent' | 'error2000'
  readonly availabilityRotationHours: number
  /** Whether two Exchange plans of different tiers exclude each other. */
  readonly exchangePlansExclude: boolean
  readonly lags: {
    readonly order: string
    readonly orderList: string
    readonly provisioning: string
    readonly seats: string
    readonly services: string
    readonly directory: string
  }
  readonly lifecycle: {
    readonly legacyDeletedAfterDays: number
    readonly nceExpiredDays: number
    readonly nceDisabledDays: number
    /** The rules of May 2026: without a Cancel action, auto-renew off leads into a paid extended term. */
    readonly extendedServiceTerm: boolean
  }
}

export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] extends object ? Partial<Settings[K]> : Settings[K] }

export const DEFAULT_SETTINGS: Settings = {
  checkoutRepeat: 'result',
  subscriptionIdAt: 'completion',
  requestIdRetentionSeconds: 86_400,
  enforceQuotas: true,
  dialect: { bom: false },
  pagingEnd: 'absent',
  availabilityRotationHours: 24,
  exchangePlansExclude: false,
  lags: { order: 'PT2M', orderList: 'PT5M', provisioning: 'PT15M', seats: 'PT10M', services: 'PT1M', directory: 'PT10M' },
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
  let settings = findMeta<Settings>(database, 'settings') ?? changed(DEFAULT_SETTINGS, initial)
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
    dialect: { ...settings.dialect, ...change.dialect },
    lags: { ...settings.lags, ...change.lags },
    lifecycle: { ...settings.lifecycle, ...change.lifecycle },
  }
}

function lagsOf(settings: Settings): Record<Lag, number> {
  const { order, orderList, provisioning, seats, services, directory } = settings.lags
  return {
    order: durationMs(order),
    orderList: durationMs(orderList),
    provisioning: durationMs(provisioning),
    seats: durationMs(seats),
    services: durationMs(services),
    directory: durationMs(directory),
  }
}
