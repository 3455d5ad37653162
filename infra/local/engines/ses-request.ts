/** A SendRawEmail request as SES reads it, or why SES refuses it. */
import { addressParser } from 'postal-mime'
import { type RawMessage, readRawMessage, valuesOf } from './raw-header.ts'
import type { MailRules } from './ses.ts'

export interface SesRefusal {
  /** SES's own error code, which the SDK turns into an error class. */
  readonly code: string
  readonly message: string
}

export interface MailToSend {
  readonly message: RawMessage
  /** Address of the sender, without its name. */
  readonly source: string
  readonly destination: readonly string[]
  readonly configurationSet: string | null
  readonly tags: Record<string, readonly string[]>
}

const largestMail = 10 * 1024 * 1024
const mostRecipients = 50

export const SendRawEmail = {
  read(parameters: URLSearchParams, rules: MailRules): MailToSend | SesRefusal {
    const raw = Buffer.from(parameters.get('RawMessage.Data') ?? '', 'base64')
    if (raw.length === 0) return refusal('InvalidParameterValue', 'The raw message is empty.')
    if (raw.length > largestMail) {
      return refusal(
        'InvalidParameterValue',
        `Message length is more than ${largestMail} bytes long: '${raw.length}'.`,
      )
    }
    const message = readRawMessage(raw)
    const [source] = addressesIn([parameters.get('Source') ?? valuesOf(message, 'From')[0] ?? ''])
    if (source === undefined) return refusal('InvalidParameterValue', "Missing required header 'From'.")
    if (!isVerified(source, rules.identities)) {
      return refusal(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check in region EU-WEST-2: ${source}`,
      )
    }
    const destination = destinationOf(parameters, message)
    if (destination.length === 0) return refusal('InvalidParameterValue', 'There is no recipient.')
    if (destination.length > mostRecipients) {
      return refusal('InvalidParameterValue', `Recipient count exceeds ${mostRecipients}.`)
    }
    const unusable = destination.find(address => !/^[^\s@<>]+@[^\s@<>]+$/.test(address))
    if (unusable !== undefined) return refusal('InvalidParameterValue', `Illegal address: ${unusable}`)
    // SES has no SMTPUTF8; domains must come in punycode.
    if (destination.some(address => /[^\x20-\x7e]/.test(address))) {
      return refusal('InvalidParameterValue', 'Local address contains control or whitespace')
    }

    const configurationSet =
      parameters.get('ConfigurationSetName') ?? valuesOf(message, 'X-SES-CONFIGURATION-SET')[0] ?? null
    if (configurationSet !== null && !rules.configurationSets.some(set => set.name === configurationSet)) {
      return refusal(
        'ConfigurationSetDoesNotExist',
        `Configuration set <${configurationSet}> does not exist.`,
      )
    }
    return { message, source, destination, configurationSet, tags: tagsOf(parameters, message) }
  },
}

const refusal = (code: string, message: string): SesRefusal => ({ code, message })

function isVerified(address: string, identities: readonly string[]): boolean {
  const lower = address.toLowerCase()
  const domain = lower.slice(lower.lastIndexOf('@') + 1)
  return identities.some(
    identity =>
      identity === lower ||
      identity === domain ||
      (!identity.includes('@') && domain.endsWith(`.${identity}`)),
  )
}

function destinationOf(parameters: URLSearchParams, message: RawMessage): readonly string[] {
  const named = members(parameters, 'Destinations.member.')
  const fields = named.length > 0 ? named : ['To', 'Cc', 'Bcc'].flatMap(name => valuesOf(message, name))
  return [...new Set(addressesIn(fields))]
}

function addressesIn(fields: readonly string[]): readonly string[] {
  return fields
    .flatMap(field => addressParser(field, { flatten: true }))
    .flatMap(({ address }) => (address === undefined || address === '' ? [] : [address]))
}

/** Message tags by the request's own parameters, else by the header field: `name=value, name=value`. */
function tagsOf(parameters: URLSearchParams, message: RawMessage): Record<string, readonly string[]> {
  const tags: Record<string, readonly string[]> = {}
  for (const pair of valuesOf(message, 'X-SES-MESSAGE-TAGS').flatMap(value => value.split(','))) {
    const [name = '', value = ''] = pair.split('=').map(part => part.trim())
    if (name !== '') tags[name] = [value]
  }
  members(parameters, 'Tags.member.', '.Name').forEach((name, index) => {
    tags[name] = [members(parameters, 'Tags.member.', '.Value')[index] ?? '']
  })
  return tags
}

/** `Prefix.1suffix`, `Prefix.2suffix`… in order, until one is missing. */
function members(parameters: URLSearchParams, prefix: string, suffix = ''): readonly string[] {
  const values: string[] = []
  for (let number = 1; ; number += 1) {
    const value = parameters.get(`${prefix}${number}${suffix}`)
    if (value === null) return values
    values.push(value)
  }
}
