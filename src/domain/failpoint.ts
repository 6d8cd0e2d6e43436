/**
 * A named place where a test can make the process die. The names are `<step>:<moment>`; outside of tests nothing is armed.
 */
export type Moment = 'before-send' | 'after-effect' | 'after-record'

export interface Failpoints {
  hit(step: string, moment: Moment): void
}
