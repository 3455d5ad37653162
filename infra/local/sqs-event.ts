import type { Message } from '@aws-sdk/client-sqs'
import type { SQSEvent, SQSRecordAttributes } from 'aws-lambda'
import { account, region } from './aws-place.ts'

/** A batch of messages as Lambda hands it to a function. */
export function sqsEvent(batch: readonly Message[], queueName: string): SQSEvent {
  return {
    Records: batch.map(message => ({
      messageId: message.MessageId ?? '',
      receiptHandle: message.ReceiptHandle ?? '',
      body: message.Body ?? '',
      attributes: attributesOf(message),
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
          name,
          {
            dataType:
              attribute.DataType === 'Number'
                ? 'Number'
                : attribute.DataType === 'Binary'
                  ? 'Binary'
                  : 'String',
            ...(attribute.StringValue === undefined ? {} : { stringValue: attribute.StringValue }),
            ...(attribute.BinaryValue === undefined
              ? {}
              : { binaryValue: Buffer.from(attribute.BinaryValue).toString('base64') }),
            stringListValues: [],
            binaryListValues: [],
          },
        ]),
      ),
      md5OfBody: message.MD5OfBody ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:${region}:${account}:${queueName}`,
      awsRegion: region,
    })),
  }
}

function attributesOf(message: Message): SQSRecordAttributes {
  const { ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp } =
    message.Attributes ?? {}
  return {
    ApproximateReceiveCount: ApproximateReceiveCount ?? '1',
    SentTimestamp: SentTimestamp ?? '0',
    SenderId: SenderId ?? account,
    ApproximateFirstReceiveTimestamp: ApproximateFirstReceiveTimestamp ?? '0',
  }
}
