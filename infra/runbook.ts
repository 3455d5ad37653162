/** The runbook as the infrastructure sees it: every alarm has a heading of its own name, and every such heading an alarm. */
import { readFileSync } from 'node:fs'

const runbook = new URL('../docs/runbook.md', import.meta.url)

/** Names of alarms begin with this; other headings of the runbook do not. */
const alarmHeading = /^### (SendInbox\/\S+)$/gm

/** Headings of the runbook that are names of alarms, in the runbook's order. */
export function alarmHeadings(): readonly string[] {
  return [...readFileSync(runbook, 'utf8').matchAll(alarmHeading)].flatMap(match => match[1] ?? [])
}

/** Address of an alarm's heading. Anchors are made as GitHub and GitLab make them: lower case, punctuation dropped. */
export function runbookLink(base: string, alarmName: string): string {
  return `${base}#${alarmName
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')}`
}
