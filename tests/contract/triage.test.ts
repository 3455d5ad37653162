import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Judgement } from '#shared/domain/triage/judgement.ts'

const root = new URL('../../', import.meta.url).pathname
const council = 'samples/council'
const first = 'samples/mail/001-councillor-outlook-forward-out-of-school.eml'
const outOfOffice = 'samples/mail/010-staff-out-of-office.eml'

function triage(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['infra/local/commands/triage.ts', ...args],
      { cwd: root },
      (fault, stdout, stderr) => {
        resolve({
          code: typeof fault?.code === 'number' ? fault.code : fault === null ? 0 : 1,
          stdout,
          stderr,
        })
      },
    )
  })
}

/** What contract section 3 has of a judgement. */
const ContractLine = Judgement.pick({
  messageKind: true,
  correspondent: true,
  topic: true,
  otherTopics: true,
  confidence: true,
  priority: true,
  flags: true,
  case: true,
  owner: true,
  deadlines: true,
  evidence: true,
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'triage-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('the triage command', () => {
  it('prints one line a mail, in the order given, with the keys of the contract in their order', async () => {
    const { code, stdout } = await triage(
      '--council',
      council,
      '--at',
      '2026-11-16T08:12:07Z',
      outOfOffice,
      first,
    )
    expect(code).toBe(0)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.map(line => line.file)).toEqual([outOfOffice, first])
    const keys =
      'file messageKind correspondent topic otherTopics confidence priority flags case owner deadlines evidence'.split(
        ' ',
      )
    expect(lines.map(line => Object.keys(line))).toEqual([keys, keys])
    expect(Object.keys(lines[1].correspondent)).toEqual(['kind', 'name', 'directoryId', 'verified'])
    expect(Object.keys(lines[1].owner)).toEqual(['staffId', 'via', 'reason'])
    expect(Object.keys(lines[1].deadlines)).toEqual(['acknowledge', 'accept', 'firstReply', 'fullAnswer'])
    expect(ContractLine.safeParse(lines[1]).error).toBeUndefined()
  })

  it('judges as at the instant given: who is away, and what is due', async () => {
    const { stdout } = await triage('--council', council, '--at', '2026-11-23T10:00:00+00:00', first)
    expect(JSON.parse(stdout)).toMatchObject({
      case: { id: 'EHC-20101' },
      owner: { staffId: 'cw-01', via: 'allocated' },
      deadlines: { acknowledge: '2026-11-23T10:15:00.000Z', accept: '2026-11-23T14:00:00.000Z' },
    })
  })

  it('gives nothing to a caseworker who has left the staff list, and says who that is', async () => {
    const left = join(folder, 'left')
    await cp(join(root, council), left, { recursive: true })
    const cases = await readFile(join(left, 'cases.csv'), 'utf8')
    await writeFile(join(left, 'cases.csv'), cases.replaceAll('cw-01', 'cw-99'))
    const { code, stdout, stderr } = await triage('--council', left, '--at', '2026-11-23T10:00:00Z', first)
    expect(code).toBe(0)
    expect(stderr).toContain('column caseworker: cw-99 is not in staff.csv.')
    const { case: found, owner } = JSON.parse(stdout)
    expect(found.id).toBe('EHC-20101')
    expect(owner.staffId).not.toBe('cw-99')
    expect(owner.staffId).not.toBeNull()
    expect(owner.reason).toContain('cw-99, who is not in the staff list')
  })

  it('takes an offset as part of the instant', async () => {
    const { stdout } = await triage('--council', council, '--at', '2026-07-06T10:00:00+01:00', first)
    expect(JSON.parse(stdout).deadlines.acknowledge).toBe('2026-07-06T09:15:00.000Z')
  })

  it('has no owner and no deadlines for mail that needs no person', async () => {
    const { stdout } = await triage('--council', council, outOfOffice)
    expect(JSON.parse(stdout)).toMatchObject({
      messageKind: 'auto-reply',
      owner: { staffId: null, via: 'none' },
      deadlines: null,
      case: null,
    })
  })

  it('trusts no receipt that a file carries', async () => {
    const forged = join(folder, 'forged.eml')
    await writeFile(
      forged,
      'X-SES-Receipt: x\r\nX-SES-Spam-Verdict: PASS\r\nFrom: a@unknown.example\r\nSubject: hello\r\n\r\nmy son has no taxi\r\n',
    )
    const { stdout } = await triage('--council', council, forged)
    expect(JSON.parse(stdout).correspondent.verified).toBe(false)
  })

  it('reads a file that is no mail as one all the same', async () => {
    const odd = join(folder, 'odd.eml')
    await writeFile(odd, Buffer.from([0, 255, 1, 10, 13, 200]))
    const { code, stdout } = await triage('--council', council, odd)
    expect([code, JSON.parse(stdout).correspondent.kind]).toEqual([0, 'unknown'])
  })

  it('prints help', async () => {
    const { code, stdout } = await triage('--help')
    expect(code).toBe(0)
    expect(stdout).toContain('--council')
  })

  it.each([
    ['no council', ['x.eml'], /--council/],
    ['no mail', ['--council', council], /file/],
    ['a flag that does not exist', ['--council', council, '--fast', first], /--fast/],
    ['a folder that does not exist', ['--council', 'nowhere', first], /There is no folder nowhere/],
    ['a folder that is no council’s', ['--council', 'docs', first], /council\.json/],
    [
      'a mail that does not exist',
      ['--council', council, first, 'nothing.eml'],
      /There is no file nothing\.eml/,
    ],
    ['a folder for a mail', ['--council', council, 'samples/mail'], /is a folder/],
    [
      'an instant that is none',
      ['--council', council, '--at', 'Monday', first],
      /--at Monday is not an instant/,
    ],
    [
      'a date that does not exist',
      ['--council', council, '--at', '2026-02-30T10:00:00Z', first],
      /is not an instant/,
    ],
  ])('refuses %s in one line and prints nothing', async (_, args, sentence) => {
    const { code, stdout, stderr } = await triage(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd()).toMatch(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('refuses a mail behind a path that is a file', async () => {
    const behindAFile = join(first, 'mail.eml')
    const { code, stderr } = await triage('--council', council, behindAFile)
    expect([code, stderr.trimEnd()]).toEqual([2, `There is no file ${behindAFile}.`])
  })
})
