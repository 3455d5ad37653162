import { account, region } from '../aws-place.ts'

/** What S3 tells a queue of one stored object, as text. */
export function objectCreated(bucketName: string, key: string, size: number, at: string): string {
  return JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: at,
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: 'AWS:local' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': 'LOCAL', 'x-amz-id-2': 'LOCAL' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: {
            name: bucketName,
            ownerIdentity: { principalId: account },
            arn: `arn:aws:s3:::${bucketName}`,
          },
          // S3 writes keys as a form does: a plus for a space.
          object: { key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'), size },
        },
      },
    ],
  })
}
