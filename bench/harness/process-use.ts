import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick (proc_pid_stat(5), USER_HZ). */
const MS_PER_TICK = 10

export interface ProcessUse {
  readonly cpuMs: number
  /** Bytes. */
  readonly peakRss: number
}

/**
 * CPU time and peak resident memory of a process so far, read from /proc; that of its children too, living or not, with the
 * largest peak among them. Undefined when it is gone.
 */
export function findProcessUse(pid: number): ProcessUse | undefined {
  const own = readStat(pid)
  if (!own) return undefined
  const children = childrenOf(pid).flatMap((child) => findProcessUse(child) ?? [])
  return {
    cpuMs: (own.ticks + own.ticksOfDeadChildren) * MS_PER_TICK + children.reduce((total, child) => total + child.cpuMs, 0),
    peakRss: Math.max(peakRss(pid), ...children.map((child) => child.peakRss)),
  }
}

interface Stat {
  readonly parent: number
  readonly ticks: number
  readonly ticksOfDeadChildren: number
}

function readStat(pid: number): Stat | undefined {
  const text = read(`/proc/${pid}/stat`)
  // The name is in parentheses and may hold anything; what follows is numbered from 3 in proc_pid_stat(5).
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  if (!fields) return undefined
  const field = (number: number): number => Number(fields[number - 3])
  return { parent: field(4), ticks: field(14) + field(15), ticksOfDeadChildren: field(16) + field(17) }
}

function childrenOf(pid: number): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((each) => readStat(each)?.parent === pid)
}

function peakRss(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1]
  return Number(kilobytes ?? 0) * 1024
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
