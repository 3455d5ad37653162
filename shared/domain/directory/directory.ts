/**
 * The council's directory: who works here, who represents whom, which children have a case and who may write about them.
 * It is imported (contract section 1), never mastered here. One immutable value per import; everything that decides
 * (correspondent, case, owner, cover) takes it as a parameter.
 */
import * as z from 'zod'

export const StaffRole = z.enum([
  'caseworker',
  'senior-caseworker',
  'manager',
  'head-of-service',
  'complaints',
  'tribunal',
  'information-governance',
  'triage',
  'admin',
])
export type StaffRole = z.infer<typeof StaffRole>

export const ContactRelation = z.enum(['parent', 'carer', 'young-person', 'school', 'professional', 'legal'])
export type ContactRelation = z.infer<typeof ContactRelation>

const MemberKind = z.enum(['councillor', 'mp'])

/** An address as this service compares it: trimmed, lower case. Local parts are compared without case, as every large mail host does. */
export const Address = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(320)
  .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'is not a mail address')
export type Address = z.infer<typeof Address>

/** Days of the week as a working pattern names them, Monday first. */
export const Weekday = z.enum(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
export type Weekday = z.infer<typeof Weekday>

/** A calendar day, Europe/London, `2026-11-23`. */
export const LocalDate = z.iso.date()
export type LocalDate = z.infer<typeof LocalDate>

export const Team = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Staff id of the team's manager. */
  manager: z.string().min(1),
  wards: z.array(z.string().min(1)),
})
export type Team = z.infer<typeof Team>

export const Staff = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  email: Address,
  role: StaffRole,
  /** Team id; null for people who serve the whole council. */
  team: z.string().min(1).nullable(),
  /** Staff id of the person's own manager; null at the top. */
  manager: z.string().min(1).nullable(),
  /** The days that a part-time person works; left out for whoever works all week. */
  workingDays: z.array(Weekday).min(1).optional(),
  /** Staff id of whoever covers on the other days; left out where nobody is named. */
  dayCover: z.string().min(1).optional(),
})
export type Staff = z.infer<typeof Staff>

export const Member = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  email: Address,
  kind: MemberKind,
  /** Ward of a councillor, constituency of an MP; may be empty. */
  area: z.string(),
  officeEmails: z.array(Address),
})
export type Member = z.infer<typeof Member>

export const Case = z.object({
  id: z.string().min(1),
  childName: z.string().min(1),
  dateOfBirth: LocalDate.nullable(),
  school: z.string(),
  ward: z.string(),
  /** Staff id of the allocated caseworker; null while nobody is allocated. */
  caseworker: z.string().min(1).nullable(),
  stage: z.string(),
  stageDate: LocalDate.nullable(),
  flags: z.array(z.string().min(1)),
})
export type Case = z.infer<typeof Case>

export const Contact = z.object({
  caseId: z.string().min(1),
  name: z.string(),
  email: Address,
  relation: ContactRelation,
  /** Whether this person may be told anything about the case. */
  mayReceive: z.boolean(),
})
export type Contact = z.infer<typeof Contact>

export const Absence = z.object({
  staffId: z.string().min(1),
  /** First and last day away, both inclusive, Europe/London. */
  from: LocalDate,
  to: LocalDate,
  /** Staff id of the cover; null where none was set. */
  cover: z.string().min(1).nullable(),
  /** The half of the one day that the person is away for, parted at 13:00 London time; left out for whole days. */
  half: z.enum(['am', 'pm']).optional(),
})
export type Absence = z.infer<typeof Absence>

/** An absence as the service knows it now: as it was imported, or as somebody told the service beside the import. */
export interface KnownAbsence extends Absence {
  /** When a person told the service of it, UTC: it does not hold before. Left out for imported ones. */
  readonly recordedAt?: string
  /** When a person said that it is over, UTC: it holds no longer from then. */
  readonly endedAt?: string
}

/**
 * Days on which a person is not to be given work although nobody planned an absence: their mailbox says that they are away
 * (`perhaps-away`), or a notice to them came back (`not-reached`). Nobody is named to cover; it is a value beside the directory.
 */
export interface UnplannedAbsence {
  readonly staffId: string
  /** First and last day, both inclusive, Europe/London. */
  readonly from: LocalDate
  readonly to: LocalDate
  readonly why: 'perhaps-away' | 'not-reached'
}
