/** What came of AWAY in a colleague's mail, in a sentence for them: it is kept by itself, whatever query the mail is about. */
export type AbsenceSaid = { readonly done: string } | { readonly refused: string }
