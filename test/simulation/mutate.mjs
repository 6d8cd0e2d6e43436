// Loaded before anything else (node --import): replaces one piece of one file's text, as CROSSGRADE_MUTATION says.
import { registerHooks } from 'node:module'

const mutation = JSON.parse(process.env.CROSSGRADE_MUTATION ?? 'null')
let isDone = false

if (mutation) {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.endsWith(`/${mutation.file}`)) return loaded
      const text = loaded.source.toString()
      if (text.split(mutation.from).length !== 2) throw new Error(`${mutation.file} has not exactly once: ${mutation.from}`)
      isDone = true
      return { ...loaded, source: text.replace(mutation.from, () => mutation.to) }
    },
  })
  process.on('exit', (code) => {
    if (!isDone && code === 0) process.exitCode = 3
  })
}
