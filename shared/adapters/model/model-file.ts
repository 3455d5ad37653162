/**
 * The model file: eight letters, the length of a JSON header, the header, and four tables (hashes, rarities, units, weights).
 * Little-endian, each table from a multiple of four.
 */
import * as z from 'zod'
import { featureKinds } from '#shared/domain/triage/model/features.ts'
import { type ModelParameters, outputsInAll, signs } from '#shared/domain/triage/model/text-model.ts'

const magic = 'SENDTXT1'
const prefix = magic.length + 4

const Curve = z.strictObject({ slope: z.number(), start: z.number() })

const Header = z.strictObject({
  /** SHA-256 of what it was learnt from: the labelled mails, the word vectors and how a mail is taken apart. */
  learntFrom: z.string(),
  features: z.int().positive(),
  outputs: z.literal(outputsInAll),
  kinds: z.partialRecord(z.enum(featureKinds), z.number()),
  ruleWeights: z.array(z.number()),
  start: z.array(z.number()).length(outputsInAll),
  temperature: z.number().positive(),
  touches: Curve,
  signs: z.record(z.enum(signs), Curve),
  thresholds: z.strictObject({
    sure: z.number(),
    touches: z.number(),
    signs: z.record(z.enum(signs), z.number()),
  }),
})

export interface ModelFile {
  readonly parameters: ModelParameters
  readonly learntFrom: string
}

export function encodeModelFile({ parameters, learntFrom }: ModelFile): Uint8Array<ArrayBuffer> {
  const { hashes, rarity, units, weights, ...rest } = parameters
  const header: z.infer<typeof Header> = {
    learntFrom,
    features: hashes.length,
    outputs: outputsInAll,
    ...rest,
    kinds: { ...rest.kinds },
    ruleWeights: [...rest.ruleWeights],
    start: [...rest.start],
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const tablesAt = fourfold(prefix + json.length)
  const file = new Uint8Array(tablesAt + hashes.length * (12 + outputsInAll))
  file.set(new TextEncoder().encode(magic))
  new DataView(file.buffer).setUint32(magic.length, json.length, true)
  file.set(json, prefix)
  let at = tablesAt
  for (const table of [hashes, rarity, units, weights]) {
    file.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at)
    at += table.byteLength
  }
  return file
}

/** Throws where the file is not a whole model of this program's version. */
export function decodeModelFile(bytes: Uint8Array): ModelFile {
  // Tables are read in place, from a buffer of their own.
  const file = Uint8Array.from(bytes)
  if (new TextDecoder().decode(file.subarray(0, magic.length)) !== magic)
    throw new Error('The text model file does not begin as one.')
  const length = new DataView(file.buffer).getUint32(magic.length, true)
  const { learntFrom, features, outputs, ...rest } = Header.parse(
    JSON.parse(new TextDecoder().decode(file.subarray(prefix, prefix + length))),
  )
  const hashesAt = fourfold(prefix + length)
  const rarityAt = hashesAt + 4 * features
  const unitsAt = rarityAt + 4 * features
  const weightsAt = unitsAt + 4 * features
  if (file.length !== weightsAt + features * outputs) throw new Error('The text model file is cut short.')
  return {
    learntFrom,
    parameters: {
      ...rest,
      hashes: new Uint32Array(file.buffer, hashesAt, features),
      rarity: new Float32Array(file.buffer, rarityAt, features),
      units: new Float32Array(file.buffer, unitsAt, features),
      weights: new Int8Array(file.buffer, weightsAt, features * outputs),
    },
  }
}

const fourfold = (length: number): number => Math.ceil(length / 4) * 4
