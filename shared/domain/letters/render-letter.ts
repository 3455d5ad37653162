/** A letter as plain text and as HTML, from the same blocks. The HTML stands on its own: mail clients drop style sheets. */
import type { Letter, LetterBlock, LetterEntry, LetterLink } from './letter.ts'

export function letterAsText(letter: Letter): string {
  return `${letter.blocks.map(blockAsText).join('\n\n')}\n`
}

function blockAsText(block: LetterBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'inset':
    case 'heading':
    case 'in-language':
      return block.text
    case 'list':
      return block.items.map(item => `- ${item}`).join('\n')
    case 'numbered':
      return block.items.map((item, index) => `${index + 1}. ${item}`).join('\n')
    case 'link':
      return `${block.text}:\n${shownTarget(block)}`
    case 'entries':
      return block.items.map(entryAsText).join('\n\n')
  }
}

function entryAsText({ heading, lines, links }: LetterEntry): string {
  return [
    heading,
    ...lines.map(line => `  ${line}`),
    ...links.map(link => `  ${link.text}: ${shownTarget(link)}`),
  ].join('\n')
}

/** The address alone of a mail to write: nobody can read or copy a percent-encoded one. */
function shownTarget({ href }: LetterLink): string {
  const { protocol, pathname } = new URL(href)
  return protocol === 'mailto:' ? decodeURIComponent(pathname) : href
}

const body = 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#0b0c0c'

export function letterAsHtml(letter: Letter): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(letter.subject)}</title></head>`,
    `<body style="${body}">`,
    ...letter.blocks.map(blockAsHtml),
    '</body></html>',
    '',
  ].join('\n')
}

function blockAsHtml(block: LetterBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inLines(block.text)}</p>`
    case 'heading':
      return `<h2 style="font-size:18px">${escapeHtml(block.text)}</h2>`
    case 'in-language':
      return `<p lang="${escapeHtml(block.language)}" dir="${block.direction}">${inLines(block.text)}</p>`
    case 'inset':
      return `<p style="border-left:4px solid #505a5f;padding-left:12px"><strong>${escapeHtml(block.text)}</strong></p>`
    case 'list':
      return `<ul>${block.items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'numbered':
      return `<ol>${block.items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`
    case 'link':
      return `<p>${linkAsHtml(block)}</p>`
    case 'entries':
      return block.items.map(entryAsHtml).join('\n')
  }
}

function entryAsHtml({ heading, lines, links }: LetterEntry): string {
  const parts = [...lines.map(escapeHtml), ...links.map(linkAsHtml)]
  return `<h3 style="font-size:16px;margin:16px 0 0">${escapeHtml(heading)}</h3><p style="margin:4px 0 0">${parts.join('<br>\n')}</p>`
}

const linkAsHtml = ({ href, text }: LetterLink): string =>
  `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`

/** A colleague's own words keep their lines: an address, a list of days. */
const inLines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>\n')

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
