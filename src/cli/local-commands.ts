/** Finds a file in the current folder or by an absolute path; times are ISO 8601. */
export interface StartOptions {
  readonly port?: number
  readonly dataDir?: string
  readonly config?: string
  readonly catalog?: readonly string[]
  /** Whether this process works too; otherwise `crossgrade worker` does. */
  readonly worker: boolean
  /** Whether the portal is served, and built first where it is not. */
  readonly portal: boolean
  readonly json: boolean
}

export interface WorkerOptions {
  readonly dataDir?: string
  readonly config?: string
  readonly catalog?: readonly string[]
  readonly json: boolean
}

export interface EmulatorStartOptions {
  readonly port?: number
  readonly dataDir?: string
  readonly estate?: string
  /** The time at which it starts. */
  readonly clock?: string
  /** Virtual seconds per real second. */
  readonly rate?: number
  readonly json: boolean
}

export interface CatalogFinding {
  readonly severity: 'error' | 'warning'
  /** File, line, field, what was found and what would be right. */
  readonly text: string
}

/**
 * What is done in this process and not asked of a running product. Implemented where everything is wired.
 * Each writes its own output (with `json`: one document). What is wrong use is thrown with `wrongUse` of cli-problem.ts
 * (exit code 2); any other error is exit code 1 and only its message is shown.
 */
export interface LocalCommands {
  readonly version: string
  start(options: StartOptions): Promise<void>
  worker(options: WorkerOptions): Promise<void>
  startEmulator(options: EmulatorStartOptions): Promise<void>
  checkCatalog(file: string): Promise<readonly CatalogFinding[]>
  /** Resolves with the exit code. */
  runDemo(options: { readonly json: boolean }): Promise<number>
}
