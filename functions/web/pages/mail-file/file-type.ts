/** Types that a browser may be told of. Everything else is named as bytes, so that nothing from a mail is ever run or laid out. */
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
const named = [...pictures, 'application/pdf']

export const isShownAsPicture = (type: string): boolean => pictures.includes(type)

export const servedType = (declared: string): string =>
  named.includes(declared) ? declared : 'application/octet-stream'
