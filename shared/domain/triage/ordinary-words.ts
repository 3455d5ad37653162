/** Words that are names and something else besides: alone and without a capital they name nobody. */

const ordinary = new Set(
  `will may grace hope summer mark grant rose rob bill frank joy faith art dean precious blessing sky skye april june august
long young day price brown green white black king bell wood hill field pike holt frost croft chance major bishop church
love rich short small little best good case son dad mum may harry jack max ray sunny dawn eve ivy holly lily daisy poppy
violet ruby amber jade pearl olive heath cliff guy miles chase dale glen brook river storm star angel prince duke earl
page cook baker carter mason hunter fisher taylor potter smith knight parker turner walker cooper porter gardner shepherd
butler marsh moor lake banks stone west east north south park court house home street park read reed sharp wise keen wild
swift savage strong power law laws bond cash penny bright dark light night winter snow rain gale frost ice fry rice bean
berry apple wolf fox lamb bird crane drake finch swan heron hart buck stag bull bear lion english french scott holland
england ireland wales london paris florence chelsea georgia carolina jordan israel kent devon lane way close ford bridge
ward parish temple abbey cross christian noble loyal earnest constant patience prudence charity mercy honor victor
drew pat don don't sue tip an so he me be we us am is it as at by do go if in my no of on or to up the and for are but not
you all any can had her was one our out day get has him his how man new now old see two way who boy did its let put say she
too use that with have this from they know want been much some time very when come here just like long make many more only
over such take than them well were what your could would should please thank dear about after again because before being
both each even every first last other still there their these thing think those three through under until where which while
school plan child email letter review support help need since year week month need year case team council office transport`
    .split(/\s+/)
    .filter(word => word !== ''),
)

const titles = new Set(
  'mr mrs ms miss mx dr cllr councillor sir dame lord lady prof professor rev nurse sister father uncle aunt auntie family'.split(
    ' ',
  ),
)

export function isOrdinaryWord(word: string): boolean {
  return ordinary.has(word)
}

/** Whether a family name follows a word: "Mrs", "Cllr". */
export function isTitle(word: string): boolean {
  return titles.has(word)
}
