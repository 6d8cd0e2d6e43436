#!/usr/bin/env node
// Plain JavaScript that the oldest Node with ES modules can read: it says what to do where the product itself could not even be parsed.
import { spawn } from 'child_process'
import { existsSync } from 'fs'
import module from 'module'
import { dirname, join, sep } from 'path'
import { fileURLToPath, pathToFileURL } from 'url'

const NODE_MIN = 24

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(root, 'src', 'main.ts')
// Node strips types from files of a checkout, never from those of an installed package.
const isCheckout = existsSync(source) && root.split(sep).indexOf('node_modules') === -1
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

if (Number(process.versions.node.split('.')[0]) >= NODE_MIN) start()
else if (existsSync(ownNode)) runWith(ownNode)
else giveUp()

function start() {
  // What was parsed is kept beside the installation: the next start takes half the time. Where nothing can be written, nothing is kept.
  if (module.enableCompileCache) module.enableCompileCache(join(root, 'node_modules', '.cache', 'crossgrade'))
  const main = isCheckout ? source : join(root, 'dist', 'src', 'main.js')
  import(pathToFileURL(main).href).catch((error) => {
    process.exitCode = 1
    console.error(error)
  })
}

/** The same command on the Node that `npm ci` brought: same terminal, same exit code, and signals reach it. */
function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), { stdio: 'inherit' })
  // A terminal sends Ctrl-C to both of us; passed on as well, it would count twice.
  const passOn = (signal) => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  signals.forEach((signal) => process.on(signal, passOn))
  child.on('error', (error) => {
    console.error('crossgrade: ' + node + ' does not run (' + error.message + '). Install it again with: npm rebuild node')
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    signals.forEach((each) => process.removeListener(each, passOn))
    if (signal) process.kill(process.pid, signal)
    else process.exit(code)
  })
}

function giveUp() {
  const found = 'crossgrade needs Node ' + NODE_MIN + ' or later; this is ' + process.version + ' (' + process.execPath + ').'
  const advice = isCheckout
    ? 'Run npm ci in ' + root + ' first, which brings one.'
    : 'Install one from https://nodejs.org/ and run the same command again.'
  console.error(found + '\n' + advice)
  process.exitCode = 1
}
