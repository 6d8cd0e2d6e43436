import { ProviderError } from '../../domain/provider-error.ts'

/** Undefined where the provider refuses what one can do without; anything else is thrown. */
export async function unlessRefused<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ProviderError && (error.kind === 'unauthorized' || error.kind === 'rejected')) return undefined
    throw error
  }
}
