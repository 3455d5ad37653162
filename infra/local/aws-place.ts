/** The region and the account of everything on one machine. */
export const region = 'eu-west-2'
export const account = '000000000000'
