import type { Right } from '../../domain/rights.ts'

const RIGHTS: { readonly [R in Right]: string } = {
  view: 'see what is here',
  plan: 'scan, check and plan',
  approve: 'approve plans',
  run: 'carry out what was approved',
  undo: 'take back what was done',
  connect: 'change what the connection may do',
}

/** Facts that are not said as they are written: what each stands for, by the fact's name. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = { right: RIGHTS, rights: RIGHTS }

export function wordOf(name: string, fact: string): string {
  return WORDS[name]?.[fact] ?? fact
}
