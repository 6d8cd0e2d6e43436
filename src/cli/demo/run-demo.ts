import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../client.ts'
import { EXIT } from '../exit.ts'
import type { DemoChild } from './demo-child.ts'
import { createNarrator } from './narrator.ts'
import { createPractice } from './practice.ts'
import { readDemoChoices } from './read-demo-choices.ts'
import { reportOf, sentencesOf } from './report.ts'
import { tellStory } from './story.ts'

export interface DemoOptions {
  readonly json: boolean
  /** The file with the companies of the story, with what is chosen for them beside it. */
  readonly estate: string
  readonly spawn: (args: readonly string[], env: Readonly<Record<string, string>>) => Promise<DemoChild>
}

/** Virtual seconds in a real one: Microsoft's quarter of an hour takes a second and a half. */
const RATE = 600

/**
 * The whole main job against a practice provider: real processes, real HTTP, a real database, nothing to install. Resolves
 * with the exit code: done when the story ran to its end and no promise was broken.
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const started = performance.now()
  const choices = readDemoChoices(options.estate)
  const folder = await mkdtemp(join(tmpdir(), 'crossgrade-demo-'))
  await chmod(folder, 0o755) // the database's own account has to get through; what is secret inside has a mode of its own
  const children: DemoChild[] = []
  const spawn = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<DemoChild> => {
    const child = await options.spawn(args, env)
    children.push(child)
    return child
  }
  try {
    const emulator = await spawn([
      'emulator',
      'start',
      '--port',
      '0',
      '--data',
      join(folder, 'emulator'),
      '--estate',
      options.estate,
      '--rate',
      String(RATE),
      '--json',
    ])
    const env = environment(folder, emulator)
    const product = await spawn(['start', '--port', '0', '--no-worker', '--no-portal', '--json'], env)
    const story = await tellStory({
      client: createClient({ url: String(product.ready['url']), token: String(product.ready['token']), as: 'Alex Wilber' }),
      practice: createPractice(String(emulator.ready['url'])),
      narrator: createNarrator((text) => process.stdout.write(text), options.json),
      choices,
      startWorker: (extra) => spawn(['worker', '--json'], { ...env, ...extra }),
    })
    const report = reportOf(story, (performance.now() - started) / 1000)
    console.log(options.json ? JSON.stringify(report) : sentencesOf(story, report))
    return Object.values(report.promises).every((verdict) => verdict.held) ? EXIT.done : EXIT.failed
  } finally {
    for (const child of children.reverse()) await child.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function environment(folder: string, emulator: DemoChild): Readonly<Record<string, string>> {
  return {
    CROSSGRADE_DATA: folder,
    CROSSGRADE_PROVIDER_URL: String(emulator.ready['url']),
    CROSSGRADE_CLIENT_ID: String(emulator.ready['clientId']),
    CROSSGRADE_CLIENT_SECRET: String(emulator.ready['clientSecret']),
    DATABASE_URL: '',
    CROSSGRADE_CONFIG: '',
  }
}
