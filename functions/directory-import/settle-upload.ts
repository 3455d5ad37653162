import type { StoredObject } from '#shared/adapters/s3/s3-notification.ts'
import { done, type Outcome, park, retry } from '#shared/ports/outcome.ts'
import { log } from '#shared/runtime/log.ts'
import type { ImportOutcome } from '#shared/usecases/import-directory.ts'

/** The folder whose last file this object is: `import/<anything>/`; null for any other object. */
function uploadedFolder(key: string): string | null {
  return /^(?<folder>import\/.+\/)council\.json$/.exec(key)?.groups?.['folder'] ?? null
}

/** One notification as queue work: imports the folder that it completes, and says in the log what became of it. */
export function settleUpload(parts: {
  readonly bucket: string
  readonly importFolder: (folder: string) => Promise<ImportOutcome>
}): (object: StoredObject) => Promise<Outcome> {
  return async ({ bucket, key }) => {
    if (bucket !== parts.bucket) return park('The object is not in the bucket of the council.')
    const folder = uploadedFolder(key)
    if (folder === null) return done
    const imported = await parts.importFolder(folder)
    switch (imported.outcome) {
      case 'replaced':
        log.info('directory.replaced', {
          folder,
          version: imported.version.number,
          contentHash: imported.version.contentHash,
          warnings: imported.warnings.length,
        })
        return done
      case 'unchanged':
        log.info('directory.unchanged', { folder, warnings: imported.warnings.length })
        return done
      case 'superseded':
        log.warn('directory.superseded', { folder })
        return done
      case 'refused':
        log.error('directory.refused', { folder, problems: imported.total })
        return done
      case 'stale':
        return retry('Another import ended while this one ran.')
    }
  }
}
