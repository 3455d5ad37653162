import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { textModelFile } from '#shared/adapters/model/load-text-model.ts'

/** Lays the text model beside the bundle in `outDir`, where the bundled code looks for it. */
export function extraFiles(outDir: string): void {
  copyFileSync(textModelFile, join(outDir, 'text-model.bin'))
}
