import { join } from 'node:path'

/** The estate of `start` without a provider, and of `demo`. */
export const DEMO_ESTATE = join(import.meta.dirname, '..', '..', 'emulator', 'estates', 'demo.yaml')
