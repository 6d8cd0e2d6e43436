import { Presets, SingleBar } from 'cli-progress'
import { setTimeout as pause } from 'node:timers/promises'
import { routes } from '../../api/contract/routes.ts'
import type { Snapshot } from '../../api/contract/snapshots.ts'
import { coverageWords } from '../render/render-snapshot.ts'
import type { Session } from '../session.ts'

const LOOK_EVERY_MS = 500

/** Waits until a snapshot is taken, with a bar on a terminal and a line per change elsewhere; nothing with --json. */
export async function watchSnapshot(first: Snapshot, session: Session): Promise<Snapshot> {
  const progress = createProgress(session)
  let snapshot = first
  try {
    while (snapshot.state === 'taking') {
      progress.show(snapshot)
      await pause(LOOK_EVERY_MS)
      snapshot = await session.client.call(routes.getSnapshot, { params: { id: snapshot.id } })
    }
    return snapshot
  } finally {
    progress.end()
  }
}

interface Progress {
  show(snapshot: Snapshot): void
  end(): void
}

function createProgress({ io, json }: Session): Progress {
  if (json) return { show: () => undefined, end: () => undefined }
  return io.terminal ? createBar(io.terminal) : createLines(io)
}

function createBar(terminal: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    { stream: terminal, format: '{bar} {words}', barsize: 20, hideCursor: false, clearOnComplete: true },
    Presets.legacy,
  )
  bar.start(1, 0, { words: 'the list of customers is being read' })
  return {
    show({ coverage }) {
      if (coverage.customersTotal === 0) return
      bar.setTotal(coverage.customersTotal)
      bar.update(coverage.customersRead + coverage.failed.length, { words: coverageWords({ coverage }) })
    },
    end: () => bar.stop(),
  }
}

function createLines(io: Session['io']): Progress {
  let last = ''
  return {
    show({ id, coverage }) {
      const line =
        coverage.customersTotal === 0
          ? `snapshot ${id}: the list of customers is being read`
          : `snapshot ${id}: ${coverageWords({ coverage })}`
      if (line !== last) io.write(`${line}\n`)
      last = line
    },
    end: () => undefined,
  }
}
