import { ProviderError } from '../../domain/provider-error.ts'
import type { NotRead } from '../../domain/reconciliation.ts'
import { explainRefusal } from '../explain-refusal.ts'

/** What was read, or why the provider would not say. @throws whatever is no failure of the provider */
export async function orNotRead<T>(read: () => Promise<T>): Promise<T | NotRead> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return { notRead: explainRefusal(error).what }
  }
}
