/** `npm start`: the whole service on this machine, until Ctrl-C. */
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `This needs Node 24 and runs on ${process.versions.node}: run npm ci (which brings Node 24) and start it with npm start.\n`,
  )
  process.exit(2)
}
const { runStart } = await import('../run-start.ts')
await runStart()
