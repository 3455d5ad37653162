// Runs on any Node, unlike everything else here: says in one sentence what is missing when `npm ci` was kept from bringing Node 24.
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `This needs Node 24, which npm ci brings along, and runs on ${process.versions.node}: run npm ci without --ignore-scripts.\n`,
  )
  process.exit(2)
}
