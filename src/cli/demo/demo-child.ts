/** A process of this program that said it was ready. */
export interface DemoChild {
  readonly ready: Readonly<Record<string, unknown>>
  readonly ended: Promise<void>
  stop(): Promise<void>
}
