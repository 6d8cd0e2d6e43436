import type { TableDefinition } from '../table.ts'

/** What did not work and who can do something about it. */
export const failuresTable = {
  name: 'failures',
  columns: [
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    // A user principal name, or a subscription's id.
    {
      key: 'subject',
      title: { en: 'User or subscription', it: 'Utente o sottoscrizione', sv: 'Användare eller prenumeration' },
      kind: 'text',
    },
    { key: 'step', title: { en: 'Step', it: 'Passaggio', sv: 'Steg' }, kind: 'text', width: 18 },
    // Microsoft's own where there is one.
    { key: 'code', title: { en: 'Code', it: 'Codice', sv: 'Kod' }, kind: 'text' },
    { key: 'what', title: { en: 'What', it: 'Che cosa', sv: 'Vad' }, kind: 'text', width: 50 },
    { key: 'fix', title: { en: 'Fix', it: 'Correzione', sv: 'Åtgärd' }, kind: 'text', width: 50 },
    { key: 'whoFixes', title: { en: 'Who fixes', it: 'Chi corregge', sv: 'Vem åtgärdar' }, kind: 'text', width: 18 },
  ],
} as const satisfies TableDefinition
