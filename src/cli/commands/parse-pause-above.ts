import { InvalidArgumentError } from 'commander'

/** `20%` as 0.2, `never` as null. */
export function parsePauseAbove(text: string): number | null {
  if (text === 'never') return null
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text)?.[1]
  const share = Number(percent) / 100
  if (percent === undefined || share > 1) throw new InvalidArgumentError('Expected a share from 0% to 100%, such as 20%, or never.')
  return share
}
