/**
 * Who may import whom: for each part of the product the other parts it may name. A part is a folder of `src/`, a file at its
 * top, `emulator`, or a folder of `portal/`; `api/contract` is the part of `api` that its clients see. A change here wants a decision record.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  catalog: ['domain'],
  planning: ['domain'],
  store: ['domain'],
  files: ['domain'],
  provider: ['domain'],
  durable: ['domain', 'store'],
  inventory: ['domain', 'store', 'provider'],
  workflow: ['domain', 'store', 'provider', 'inventory'],
  api: ['api/contract', 'domain', 'catalog', 'planning', 'files', 'store', 'provider', 'durable', 'inventory', 'workflow'],
  'api/contract': [],
  cli: ['api/contract'],
  'config.ts': ['domain'],
  'connect-provider.ts': ['config.ts', 'domain', 'provider', 'durable'],
  'context.ts': [
    'config.ts',
    'connect-provider.ts',
    ...['domain', 'catalog', 'planning', 'store', 'provider', 'durable', 'inventory', 'workflow'],
  ],
  'start-worker.ts': [...['config.ts', 'context.ts'], ...['api', 'domain', 'planning', 'store', 'inventory', 'workflow']],
  'start-product.ts': ['config.ts', 'context.ts', 'start-worker.ts', 'api', 'domain', 'store'],
  'spawn-child.ts': [],
  'until-told-to-stop.ts': [],
  local: ['config.ts', 'start-product.ts', 'start-worker.ts', 'spawn-child.ts', 'until-told-to-stop.ts', 'emulator', 'cli', 'catalog'],
  'main.ts': ['spawn-child.ts', 'cli', 'local'],
  emulator: [],
  // The portal knows the product by its API alone; `portal` is what stands at its top.
  'portal/api': [],
  'portal/strings': [],
  'portal/parts': ['portal/api', 'portal/strings'],
  'portal/shell': ['portal/api', 'portal/strings', 'portal/parts'],
  'portal/pages': ['portal', 'portal/api', 'portal/strings', 'portal/parts'],
  portal: ['portal/api', 'portal/strings', 'portal/parts', 'portal/shell', 'portal/pages'],
}
