import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { connection, once } from './connection.ts'

/** The process's one DynamoDB client; region, credentials and endpoint come from the standard AWS variables. */
export const dynamoDocuments: () => DynamoDBDocumentClient = once(() =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ requestHandler: { ...connection, requestTimeout: 5_000 } }),
    {
      marshallOptions: { removeUndefinedValues: true },
    },
  ),
)
