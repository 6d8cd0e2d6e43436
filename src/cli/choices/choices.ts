import type { z } from 'zod'
import type { ChoicesInput } from '../../api/contract/choices-input.ts'

/** Choices as a caller writes them: defaults may be left out. */
export type Choices = z.input<typeof ChoicesInput>
