import type { AccessRecord, EmulatorEvent, PromiseVerdict } from '../events.ts'

/** One promise under examination: it is fed the whole log once, in order, and then asked for its verdict. */
export interface PromiseRule {
  onEvent?(event: EmulatorEvent): void
  onAccess?(record: AccessRecord): void
  verdict(): PromiseVerdict
}
