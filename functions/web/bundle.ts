import { writeFiles } from './assets/make-files.ts'

/** Lays what this function needs besides its code beside the bundle in `outDir`: compiled templates and the browser's files. */
export function extraFiles(outDir: string): void {
  writeFiles(outDir)
}
