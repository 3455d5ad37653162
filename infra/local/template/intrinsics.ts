/** CloudFormation's own little language, worked out to plain values for one machine. */
import type { Assembly, Resource, Stack } from './assembly.ts'
import { attributeOf, nameOf, type Place, pseudoParameters, refTo } from './local-values.ts'

export interface Resolver {
  /** Works out a value that stands somewhere in a stack. Throws a sentence that names the resource where it cannot be done. */
  value(stack: Stack, inResource: string, value: unknown): unknown
  /** Name of a resource on this machine. */
  name(stack: Stack, logicalId: string): string
}

export function makeResolver(assembly: Assembly, place: Place): Resolver {
  const resolve = (stack: Stack, inResource: string, value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(each => resolve(stack, inResource, each)).filter(each => each !== noValue)
    }
    if (!isRecord(value)) return value
    const [only, ...others] = Object.entries(value)
    if (only !== undefined && others.length === 0 && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
      return intrinsic(stack, inResource, only[0], only[1])
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, resolve(stack, inResource, each)] as const)
        .filter(([, each]) => each !== noValue),
    )
  }

  const intrinsic = (stack: Stack, inResource: string, name: string, argument: unknown): unknown => {
    const cannot = (why: string) =>
      new Error(
        `${inResource} of stack ${stack.name} cannot be run on one machine: ${why} (${name} ${JSON.stringify(argument)}).`,
      )
    const value = (part: unknown) => resolve(stack, inResource, part)
    const text = (part: unknown): string => {
      const resolved = value(part)
      if (typeof resolved === 'string' || typeof resolved === 'number' || typeof resolved === 'boolean')
        return String(resolved)
      throw cannot('a part of it is not text')
    }
    const list = (part: unknown): readonly unknown[] => {
      const resolved = value(part)
      if (Array.isArray(resolved)) return resolved
      throw cannot('a part of it is not a list')
    }
    const parts = Array.isArray(argument) ? argument : []

    switch (name) {
      case 'Ref':
        return reference(stack, String(argument)) ?? fail(cannot('nothing of that name is known'))
      case 'Fn::GetAtt': {
        const [logicalId = '', ...attribute] =
          typeof argument === 'string' ? argument.split('.') : parts.map(text)
        return (
          attributeValue(stack, logicalId, attribute.join('.')) ??
          fail(cannot('that attribute has no meaning here'))
        )
      }
      case 'Fn::Join':
        return list(parts[1]).map(String).join(text(parts[0]))
      case 'Fn::Sub':
        return substitute(
          stack,
          typeof argument === 'string' ? argument : text(parts[0]),
          isRecord(parts[1]) ? parts[1] : {},
          text,
          cannot,
        )
      case 'Fn::Select':
        return list(parts[1])[Number(text(parts[0]))] ?? fail(cannot('there is no such element'))
      case 'Fn::Split':
        return text(parts[1]).split(text(parts[0]))
      case 'Fn::If':
        return value(holds(stack, inResource, { Condition: parts[0] }, cannot) ? parts[1] : parts[2])
      case 'Fn::FindInMap': {
        const [map = '', first = '', second = ''] = parts.map(text)
        return (
          stack.template.Mappings[map]?.[first]?.[second] ?? fail(cannot('the mapping has no such entry'))
        )
      }
      case 'Fn::ImportValue':
        return imported(text(argument)) ?? fail(cannot('no stack exports it'))
      case 'Fn::Base64':
        return Buffer.from(text(argument)).toString('base64')
      default:
        throw cannot('it is not understood')
    }
  }

  const reference = (stack: Stack, logicalId: string): unknown => {
    if (logicalId === 'AWS::NoValue') return noValue
    const pseudo = pseudoParameters[logicalId]
    if (pseudo !== undefined) return pseudo
    const resource = stack.template.Resources[logicalId]
    if (resource !== undefined) return refTo(resource.Type, nameIn(stack, logicalId, resource), place)
    const parameter = stack.template.Parameters[logicalId]
    return parameter === undefined ? null : parameter.Default
  }

  const attributeValue = (stack: Stack, logicalId: string, attribute: string): string | null => {
    const resource = stack.template.Resources[logicalId]
    if (resource === undefined) return null
    return attributeOf(resource.Type, nameIn(stack, logicalId, resource), attribute, place)
  }

  const nameIn = (stack: Stack, logicalId: string, resource: Resource): string =>
    nameOf(stack.name, logicalId, resource, value => resolve(stack, logicalId, value))

  const substitute = (
    stack: Stack,
    pattern: string,
    given: Record<string, unknown>,
    text: (part: unknown) => string,
    cannot: (why: string) => Error,
  ): string =>
    pattern.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, key: string) => {
      if (literal === '!') return `\${${key}}`
      if (key in given) return text(given[key])
      const [logicalId = '', ...attribute] = key.split('.')
      const found =
        attribute.length === 0
          ? reference(stack, logicalId)
          : attributeValue(stack, logicalId, attribute.join('.'))
      return String(found ?? fail(cannot(`\${${key}} is not known`)))
    })

  const holds = (
    stack: Stack,
    inResource: string,
    condition: unknown,
    cannot: (why: string) => Error,
  ): boolean => {
    if (!isRecord(condition)) throw cannot('a condition is not understood')
    const [[name = '', argument] = []] = Object.entries(condition)
    const parts = Array.isArray(argument) ? argument : []
    switch (name) {
      case 'Condition':
        return holds(stack, inResource, stack.template.Conditions[String(argument)], cannot)
      case 'Fn::Equals':
        return String(resolve(stack, inResource, parts[0])) === String(resolve(stack, inResource, parts[1]))
      case 'Fn::Not':
        return !holds(stack, inResource, parts[0], cannot)
      case 'Fn::And':
        return parts.every(part => holds(stack, inResource, part, cannot))
      case 'Fn::Or':
        return parts.some(part => holds(stack, inResource, part, cannot))
      default:
        throw cannot('a condition is not understood')
    }
  }

  const imported = (exportName: string): unknown => {
    for (const stack of assembly.stacks) {
      for (const [id, output] of Object.entries(stack.template.Outputs)) {
        if (output.Export === undefined) continue
        if (resolve(stack, id, output.Export.Name) === exportName) return resolve(stack, id, output.Value)
      }
    }
    return null
  }

  return {
    value: resolve,
    name: (stack, logicalId) => {
      const resource = stack.template.Resources[logicalId]
      if (resource === undefined) throw new Error(`Stack ${stack.name} has no ${logicalId}.`)
      return nameIn(stack, logicalId, resource)
    },
  }
}

/** `AWS::NoValue`: the property that has it is not there. */
const noValue = Symbol('AWS::NoValue')

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fail(fault: Error): never {
  throw fault
}
