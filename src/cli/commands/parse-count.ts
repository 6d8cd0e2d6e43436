import { InvalidArgumentError } from 'commander'

/** A whole number, as a flag wants it. */
export function parseCount(least: number, most: number): (text: string) => number {
  return (text) => {
    const count = Number(text)
    if (/^\d{1,9}$/.test(text) && count >= least && count <= most) return count
    throw new InvalidArgumentError(`Expected a whole number, ${least} to ${most}.`)
  }
}
