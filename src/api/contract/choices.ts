import { z } from 'zod'
import { ChoicesPart } from './choices-input.ts'
import type { Route } from './route.ts'

export const choicesRoutes = {
  readChoices: {
    method: 'POST',
    path: '/api/choices/read',
    right: 'plan',
    summary: 'Read a table of choices, CSV, XLSX or YAML, or a choices file, the file itself as the body; nothing is kept',
    consumes: 'application/octet-stream',
    query: z.object({
      filename: z.string().min(1).max(300).describe('its ending says what it is: .csv, .xlsx, .yaml, .json'),
      snapshot: z.string().max(40).default('latest').describe('names are looked up in it'),
    }),
    status: 200,
    response: z.object({
      rows: z.number().describe('rows that say something'),
      choices: ChoicesPart,
      settings: z
        .record(z.string(), z.unknown())
        .nullable()
        .describe('of a choices file, a map as a plan takes it: what it chooses for the whole plan; null: a table'),
    }),
  },
  getChoices: {
    method: 'GET',
    path: '/api/choices',
    right: 'view',
    summary:
      'What was chosen for a plan, as a choices file holds it, with every affected customer by domain; of a snapshot the customers alone',
    query: z.object({
      plan: z.string().max(40).optional().describe('p-1'),
      snapshot: z.string().max(40).optional().describe('s-1, or latest; where no plan is named'),
    }),
    status: 200,
    response: z.object({ choices: z.record(z.string(), z.unknown()) }),
  },
} as const satisfies Record<string, Route>
