import { codeOf, Refused } from '../refused.ts'

/** Why a door's port cannot be had, in a sentence that names the flag; anything else stays the fault that it is. */
export function cannotListen(fault: unknown, port: number, flag: string): unknown {
  const code = codeOf(fault)
  if (code === 'EADDRINUSE')
    return new Refused(`Port ${port} is taken; free it, or name another with ${flag}.`)
  if (code === 'EACCES')
    return new Refused(`Port ${port} may not be used without more rights; name another with ${flag}.`)
  return fault
}
