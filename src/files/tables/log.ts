import type { TableDefinition } from '../table.ts'

/** What happened, one row per event, newest first. */
export const logTable = {
  name: 'log',
  columns: [
    { key: 'at', title: { en: 'When', it: 'Quando', sv: 'När' }, kind: 'moment' },
    // By the machine's own clock: in practice the other one may be moved.
    { key: 'recordedAt', title: { en: 'Recorded', it: 'Registrato', sv: 'Registrerat' }, kind: 'moment' },
    { key: 'actor', title: { en: 'Who', it: 'Chi', sv: 'Vem' }, kind: 'text', width: 24 },
    { key: 'kind', title: { en: 'Kind', it: 'Tipo', sv: 'Typ' }, kind: 'text', width: 20 },
    { key: 'customer', title: { en: 'Customer', it: 'Cliente', sv: 'Kund' }, kind: 'text', width: 30 },
    { key: 'domain', title: { en: 'Domain', it: 'Dominio', sv: 'Domän' }, kind: 'text', width: 28 },
    { key: 'run', title: { en: 'Run', it: 'Esecuzione', sv: 'Körning' }, kind: 'text', width: 8 },
    { key: 'what', title: { en: 'What', it: 'Che cosa', sv: 'Vad' }, kind: 'text', width: 70 },
    { key: 'id', title: { en: 'Event', it: 'Evento', sv: 'Händelse' }, kind: 'text', width: 10 },
  ],
} as const satisfies TableDefinition
