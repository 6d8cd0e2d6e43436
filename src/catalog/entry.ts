import type { Path, YamlSource } from './yaml-source.ts'

/** Something a file says, with the place where it says it. */
export interface Entry<T> {
  readonly value: T
  readonly source: YamlSource
  readonly path: Path
}
