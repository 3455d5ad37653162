import { RemovalPolicy } from 'aws-cdk-lib'
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { casework } from '#shared/adapters/dynamodb/table.ts'

export interface CaseworkTableProps {
  readonly key: kms.IKey
}

/**
 * The one table. Keys and indexes come from `shared/adapters/dynamodb/table.ts`, which the stores use too.
 *
 * There is no permission to scan: a question that needs one does not belong in this service (docs/architecture.md).
 */
export class CaseworkTable extends Construct {
  readonly table: dynamodb.TableV2
  readonly #key: kms.IKey

  constructor(scope: Construct, id: string, props: CaseworkTableProps) {
    super(scope, id)
    this.#key = props.key
    this.table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: text(casework.partitionKey),
      sortKey: text(casework.sortKey),
      timeToLiveAttribute: casework.timeToLive,
      globalSecondaryIndexes: Object.entries(casework.indexes).map(([indexName, index]) => ({
        indexName,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        ...projectionOf(index.carries),
      })),
      billing: dynamodb.Billing.onDemand(),
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(props.key),
      // What was deleted can be brought back, and is gone for good, within 35 days (domain.md 4.5).
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }

  /** May ask the table's questions. */
  grantRead(role: iam.Role): void {
    this.#grant(role, ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [this.table.tableArn])
    this.#grant(role, ['dynamodb:Query'], [this.table.tableArn, ...this.#indexArns()])
    this.#key.grant(role, 'kms:Decrypt', 'kms:DescribeKey')
  }

  /** May ask and change. A transaction needs the right to each of its parts, and none of its own. */
  grantReadWrite(role: iam.Role): void {
    this.grantRead(role)
    this.#grant(
      role,
      [
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:ConditionCheckItem',
      ],
      [this.table.tableArn],
    )
    this.#key.grant(
      role,
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    )
  }

  /** CDK's own grants add rights that no function here uses: to scan, to streams, and to indexes and keys by wildcard. */
  #grant(role: iam.Role, actions: string[], resourceArns: string[]): void {
    iam.Grant.addToPrincipal({ grantee: role, actions, resourceArns })
  }

  #indexArns(): string[] {
    return Object.keys(casework.indexes).map(name => `${this.table.tableArn}/index/${name}`)
  }
}

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING })

function projectionOf(carries: readonly string[]) {
  return carries.length === 0
    ? { projectionType: dynamodb.ProjectionType.KEYS_ONLY }
    : { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes: [...carries] }
}
