/** `npm start`: the whole service on this machine, until Ctrl-C. */
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `This needs Node 24 and runs on ${process.versions.node}: run npm ci (which brings Node 24) and start it with npm start.\n`,
  )
  process.exit(2)
}

/**
 * A dozen threads with V8's usual appetite take twice the memory that the work needs, and these can only be said to a process
 * as it begins. The process becomes itself again with them: same number, same terminal, no other beside it.
 */
const thrift = ['--max-semi-space-size=4', '--heap-growing-percent=20', '--optimize-for-size']
const quiet = '--disable-warning=ExperimentalWarning'
if (process.platform !== 'win32' && !thrift.every(flag => process.execArgv.includes(flag))) {
  process.execve?.(process.execPath, [process.execPath, ...thrift, quiet, ...process.argv.slice(1)], {
    ...process.env,
    // Few pools of memory for many threads: what one frees, another can use.
    MALLOC_ARENA_MAX: '2',
  })
}

const { runStart } = await import('../run-start.ts')
await runStart()

export {}
