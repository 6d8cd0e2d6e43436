import { Command } from 'commander'
import { addCatalogCommands } from './commands/catalog.ts'
import { addConnectionCommands } from './commands/connection.ts'
import { addCustomerCommands } from './commands/customer.ts'
import { addDeadlineCommands } from './commands/deadline.ts'
import { addEmulatorCommands } from './commands/emulator.ts'
import { addLogCommands } from './commands/log.ts'
import { addOverviewCommand } from './commands/overview.ts'
import { addPlanCommands } from './commands/plan.ts'
import { addPreflightCommands } from './commands/preflight.ts'
import { addProductCommands } from './commands/product.ts'
import { addReconciliationCommands } from './commands/reconciliation.ts'
import { addRetirementCommands } from './commands/retirement.ts'
import { addRunCommands } from './commands/run.ts'
import { addSnapshotCommands } from './commands/snapshot.ts'
import { addStartCommands } from './commands/start.ts'
import { addStatusCommand } from './commands/status.ts'
import { addUndoCommands } from './commands/undo.ts'
import { addSessionCommands } from './commands/session.ts'
import { addSubscriptionCommands } from './commands/subscription.ts'
import { addTokenCommands } from './commands/token.ts'
import { addUserCommands } from './commands/user.ts'
import { addWorklistCommand } from './commands/worklist.ts'
import type { Io } from './io.ts'
import type { LocalCommands } from './local-commands.ts'
import { wrap } from './render/text.ts'

/** All commands, noun then verb, in the order in which they are used for the first time. Errors are thrown, not printed: see run-program.ts. */
export function buildProgram(local: LocalCommands, io: Io): Command {
  const program = new Command('crossgrade')
    .description('Moves every customer off a retired Microsoft subscription and onto its replacement.')
    .option('--json', 'one JSON document on stdout, and nothing else')
    .option('--as <name>', 'the person who acts, recorded with what is done')
    .option('--url <url>', 'where Crossgrade answers (CROSSGRADE_URL, else http://127.0.0.1:4200)')
    .option('--token <token>', 'its token (CROSSGRADE_TOKEN, else the data folder’s)')
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 20 })
    .configureOutput({
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
      writeOut: (text) => io.write(wrap(text, io.columns)),
      writeErr: (text) => io.writeError(wrap(text, io.columns)),
      outputError: () => undefined,
    })
    .exitOverride()
    .addHelpText('after', FIRST_STEPS)
  addStartCommands(program, local, io)
  addStatusCommand(program, io)
  addRetirementCommands(program, io)
  addSnapshotCommands(program, io)
  addProductCommands(program, io)
  addCustomerCommands(program, io)
  addSubscriptionCommands(program, io)
  addPlanCommands(program, io)
  addPreflightCommands(program, io)
  addRunCommands(program, io)
  addReconciliationCommands(program, io)
  addUndoCommands(program, io)
  addDeadlineCommands(program, io)
  addUserCommands(program, io)
  addTokenCommands(program, io)
  addSessionCommands(program, io)
  addWorklistCommand(program, io)
  addOverviewCommand(program, io)
  addLogCommands(program, io)
  addConnectionCommands(program, io)
  addCatalogCommands(program, local, io)
  addEmulatorCommands(program, local, io)
  return program
}

const FIRST_STEPS = `
Example:
  crossgrade start
  crossgrade snapshot take
  crossgrade plan create --new-services off
  crossgrade plan approve p-1 --all --as "Megan Bowen"
  crossgrade run start p-1 --watch

Version: crossgrade --version

Exit codes: 0 done, 1 failed, 2 wrong use, 3 finished but a person is needed`
