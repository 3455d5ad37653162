// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's placeholders look like JavaScript's, and are what is tested.
import { describe, expect, test } from 'vitest'
import { makeResolver } from '#infra/local/template/intrinsics.ts'
import { tinyAssembly } from '#tests/support/local/tiny-template.ts'

const assembly = tinyAssembly()
const resolver = makeResolver(assembly, { sqs: 'http://127.0.0.1:4100', web: 'http://localhost:3000' })
const resolved = (value: unknown) => {
  const [data] = assembly.stacks
  if (data === undefined) throw new Error('there is no stack')
  data.template.Conditions['IsLondon'] = { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] }
  data.template.Conditions['IsNotLondon'] = { 'Fn::Not': [{ Condition: 'IsLondon' }] }
  data.template.Mappings['Map'] = { first: { second: 'third' } }
  return resolver.value(data, 'Somewhere', value)
}

describe('CloudFormation values on one machine', () => {
  test.each([
    ['text stays', 'text', 'text'],
    ['Ref of a parameter', { Ref: 'BootstrapVersion' }, '/cdk-bootstrap/version'],
    ['Ref of a queue is its address', { Ref: 'Work' }, 'http://127.0.0.1:4100/000000000000/Tiny-Data-Work'],
    ['Ref of a topic is its ARN', { Ref: 'Topic' }, 'arn:aws:sns:eu-west-2:000000000000:Tiny-Data-Topic'],
    ['GetAtt in one word', { 'Fn::GetAtt': 'Work.QueueName' }, 'Tiny-Data-Work'],
    ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Partition' }, 'c']] }, 'a/aws/c'],
    [
      'Sub with names, attributes and a literal',
      { 'Fn::Sub': '${Set} ${Work.Arn} ${!Literal}' },
      'tiny-set arn:aws:sqs:eu-west-2:000000000000:Tiny-Data-Work ${Literal}',
    ],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': [':', { Ref: 'Topic' }] }] }, 'aws'],
    ['If', { 'Fn::If': ['IsLondon', 'yes', 'no'] }, 'yes'],
    ['If of a negation', { 'Fn::If': ['IsNotLondon', 'yes', 'no'] }, 'no'],
    ['FindInMap', { 'Fn::FindInMap': ['Map', 'first', 'second'] }, 'third'],
    ['Base64', { 'Fn::Base64': 'abc' }, 'YWJj'],
    ['ImportValue', { 'Fn::ImportValue': 'Tiny-Data:TableName' }, 'Tiny-Data-Table'],
    ['what stands inside', [{ a: { Ref: 'AWS::Region' } }], [{ a: 'eu-west-2' }]],
    ['a property without a value is not there', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ])('%s', (_what, value, expected) => {
    expect(resolved(value)).toEqual(expected)
  })

  test('a bucket without a name of its own gets one that S3 allows', () => {
    const [data] = assembly.stacks
    if (data === undefined) throw new Error('there is no stack')
    data.template.Resources['ABucketWithAVeryLongLogicalIdThatCdkMadeOfItsWholePathInTheTreeF00BAA'] = {
      Type: 'AWS::S3::Bucket',
      Properties: {},
    }
    const name = resolver.name(data, 'ABucketWithAVeryLongLogicalIdThatCdkMadeOfItsWholePathInTheTreeF00BAA')
    expect(name).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/)
  })
})
