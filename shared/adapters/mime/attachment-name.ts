/** A name for an attachment that is safe to show and to save under. */
import { cutText } from '#shared/domain/mail/cut-text.ts'
import { withoutControls } from './clean-text.ts'

/** What a file system takes; after the first hundred files of one mail, names are kept short for the record's sake. */
const LONGEST = 230
const LONGEST_OF_MANY = 150
const MANY = 100

/** What a part without a name is called, by its type. */
const USUAL_NAMES: Readonly<Record<string, string>> = {
  'application/ms-tnef': 'winmail.dat',
  'application/vnd.ms-tnef': 'winmail.dat',
  'application/pgp-signature': 'signature.asc',
  'application/pgp-keys': 'key.asc',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/ics': 'invitation.ics',
  'text/calendar': 'invitation.ics',
  'text/vcard': 'contact.vcf',
  'text/x-vcard': 'contact.vcf',
  'text/rfc822-headers': 'original-headers.txt',
  'message/delivery-status': 'delivery-status.txt',
  'message/global-delivery-status': 'delivery-status.txt',
  'message/disposition-notification': 'read-receipt.txt',
  'message/feedback-report': 'feedback-report.txt',
  'message/rfc822': 'message.eml',
  'message/global': 'message.eml',
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/tiff': 'tif',
  'image/svg+xml': 'svg',
  'image/bmp': 'bmp',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/json': 'json',
  'application/zip': 'zip',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-outlook': 'msg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
}

/** A date in a name is written with slashes; a way through folders is not a name: only its last step is. */
function withoutFolders(name: string): string {
  const isPath = /^(?:[a-z]:)?[\\/]|^\.{1,2}[\\/]|\.\.[\\/]|\\/i.test(name)
  return isPath ? (name.split(/[\\/]/).findLast(step => step !== '') ?? '') : name.replaceAll('/', '_')
}

function shortened(name: string, longest: number): string {
  if (name.length <= longest) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : ''
  return `${cutText(name, longest - extension.length).trimEnd()}${extension}`
}

function safe(name: string, longest: number): string {
  const clean = withoutFolders(withoutControls(name, 1_000).trim()).replaceAll(/[<>"|*]/g, '_')
  const bare = clean.replace(/^[.\s]+$/, '').trim()
  return shortened(bare, longest)
}

/**
 * `declared` as the mail gives it, decoded; `subject` is that of an attached mail; `ordinal` counts attachments from 1 and
 * names those that nothing else names.
 */
export function attachmentName(given: {
  declared: string | null
  type: string
  subject: string | null
  ordinal: number
}): string {
  const longest = given.ordinal > MANY ? LONGEST_OF_MANY : LONGEST
  const declared = safe(given.declared ?? '', longest)
  if (declared !== '') return declared
  if (given.subject !== null) {
    const fromSubject = safe(given.subject.replaceAll(/[\\/]/g, ' ').replaceAll(/ {2,}/g, ' '), longest)
    if (fromSubject !== '') return `${cutText(fromSubject, longest - 4).trimEnd()}.eml`
  }
  const usual = USUAL_NAMES[given.type]
  if (usual !== undefined) return usual
  const stem = given.type.startsWith('image/') ? 'image' : 'attachment'
  return `${stem}-${given.ordinal}.${EXTENSIONS[given.type] ?? 'bin'}`
}
