/** Raw mail as the mail server stored it. Never changed, never deleted by the service itself. */
export interface RawMail {
  /** The bytes, or null where no such object exists. */
  read(rawKey: string): Promise<{ bytes: Uint8Array; storedAt: string } | null>
  /** Every key in store, oldest page first, with the instant it was stored and its size in bytes. */
  list(): AsyncIterable<{ rawKey: string; storedAt: string; size: number }>
}
