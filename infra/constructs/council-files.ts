import { Duration } from 'aws-cdk-lib'
import type * as kms from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { directoryImport } from '#infra/timings.ts'
import type { AccessLog } from './access-log.ts'
import { KeptBucket } from './kept-bucket.ts'
import { WorkQueue } from './work-queue.ts'

export interface CouncilFilesProps {
  readonly stage: string
  readonly dataKey: kms.IKey
  readonly queueKey: kms.IKey
  readonly accessLog: AccessLog
}

/** Where a council uploads its folder, a folder a day. `council.json` goes last: it starts the import. */
export const importPrefix = 'import/'
/** The directories that were and are in force. */
export const directoryPrefix = 'directory/'

/** The council's own files: what it uploads (gone after 90 days) and the directories made of it (kept). */
export class CouncilFiles extends Construct {
  readonly files: KeptBucket
  readonly imports: WorkQueue

  constructor(scope: Construct, id: string, props: CouncilFilesProps) {
    super(scope, id)
    this.imports = new WorkQueue(this, 'Imports', {
      key: props.queueKey,
      visibilityTimeout: directoryImport.visibilityTimeout,
    })
    this.files = new KeptBucket(this, 'Council', {
      stage: props.stage,
      holds: 'council',
      key: props.dataKey,
      accessLog: props.accessLog,
      lifecycleRules: [{ id: 'uploads', prefix: importPrefix, expiration: Duration.days(90) }],
      announces: { prefix: importPrefix, suffix: '/council.json', to: this.imports },
    })
  }
}
