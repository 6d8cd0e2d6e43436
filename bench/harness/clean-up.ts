const open = new Set<AsyncDisposableStack>()

/** What is to be ended when a measure is done with it, or when the whole program is told to stop. */
export function openCleanUp(): AsyncDisposableStack {
  const stack = new AsyncDisposableStack()
  open.add(stack)
  stack.defer(() => void open.delete(stack))
  return stack
}

/** On Ctrl-C or a polite kill nothing is left behind: the database would go on without us. */
export function cleanUpWhenToldToStop(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void Promise.allSettled([...open].map((each) => each.disposeAsync())).then(() => process.exit(130))
    })
  }
}
