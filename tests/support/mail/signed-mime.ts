/** Builds S/MIME parts (RFC 5652) for tests. Nothing in them is truly signed or encrypted. */

function element(tag: number, content: Uint8Array): Buffer {
  const length = content.length
  const head =
    length < 128 ? [tag, length] : [tag, 0x83, (length >> 16) & 255, (length >> 8) & 255, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}

/** BER without a length, closed by an end mark. */
function open(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), content, Buffer.from([0, 0])])
}

const id = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'))
const data = id('2a864886f70d010701')

/** SignedData around the content, its lengths known. */
export function signedWhole(content: Uint8Array): Buffer {
  const inner = element(0x30, Buffer.concat([data, element(0xa0, element(0x04, content))]))
  const version = element(0x02, Buffer.from([1]))
  const digests = element(0x31, element(0x30, id('608648016503040201')))
  const signed = element(0x30, Buffer.concat([version, digests, inner, element(0x31, Buffer.alloc(0))]))
  return element(0x30, Buffer.concat([id('2a864886f70d010702'), element(0xa0, signed)]))
}

/** The same as streaming programmes write it: without lengths, the content in pieces. */
export function signedInPieces(content: Uint8Array, piece: number): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < content.length; at += piece) {
    pieces.push(element(0x04, content.subarray(at, at + piece)))
  }
  const inner = open(0x30, Buffer.concat([data, open(0xa0, open(0x24, Buffer.concat(pieces)))]))
  const version = element(0x02, Buffer.from([1]))
  const digests = element(0x31, element(0x30, id('608648016503040201')))
  const signed = open(0x30, Buffer.concat([version, digests, inner, element(0x31, Buffer.alloc(0))]))
  return open(0x30, Buffer.concat([id('2a864886f70d010702'), open(0xa0, signed)]))
}

export function encryptedWhole(): Buffer {
  return element(0x30, Buffer.concat([id('2a864886f70d010703'), element(0xa0, Buffer.alloc(40, 7))]))
}
