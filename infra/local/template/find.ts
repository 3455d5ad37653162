/** Finds the resources of all stacks by their types. */
import * as z from 'zod'
import type { Assembly, Resource, Stack } from './assembly.ts'
import { makeResolver } from './intrinsics.ts'
import type { Place } from './local-values.ts'

/** One resource, its properties worked out when they are read through a schema. */
export interface Found {
  readonly stack: Stack
  readonly id: string
  readonly name: string
  /** Parses the properties that the schema asks for, and works out only those. Throws with the resource's name where they do not fit. */
  read<Shape extends z.ZodRawShape>(shape: Shape): z.infer<z.ZodObject<Shape>>
}

export type Find = (...types: readonly string[]) => readonly Found[]

export function finder(assembly: Assembly, place: Place): Find {
  const resolver = makeResolver(assembly, place)
  const found = (stack: Stack, id: string, resource: Resource): Found => ({
    stack,
    id,
    name: resolver.name(stack, id),
    read: shape => {
      const wanted = Object.keys(shape).flatMap(key => {
        const value = resource.Properties[key]
        return value === undefined ? [] : [[key, resolver.value(stack, id, value)] as const]
      })
      const parsed = z.object(shape).safeParse(Object.fromEntries(wanted))
      if (parsed.success) return parsed.data
      throw new Error(
        `${id} of stack ${stack.name} cannot be run on one machine: ${z.prettifyError(parsed.error)}`,
      )
    },
  })
  return (...types) =>
    assembly.stacks.flatMap(stack =>
      Object.entries(stack.template.Resources)
        .filter(([, resource]) => types.includes(resource.Type))
        .map(([id, resource]) => found(stack, id, resource)),
    )
}
