import { readdir, stat, type Dirent } from "node:fs";
import { glob, type FileSystemAdapter } from "tinyglobby";
import { FileError, fileError } from "./errors.ts";

export interface Found {
  readonly paths: readonly string[];
  /** Folders on the way that could not be read: what they hold is missing. */
  readonly failures: readonly FileError[];
}

/**
 * The files that a pattern names, sorted. Links to files are files, as in the caches of data sets, and links to nothing are
 * found too, so that whoever opens them says so; links to folders are not followed.
 */
export async function findFiles(pattern: string): Promise<Found> {
  const failures: FileError[] = [];
  const list = (path: string, options: { withFileTypes: true }, done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void): void => {
    readdir(path, options, (error, entries) => {
      if (error !== null) {
        // No folder, no files: the caller tells that of the whole pattern.
        if (error.code !== "ENOENT" && error.code !== "ENOTDIR") failures.push(fileError("input", path, error));
        return done(error, []);
      }
      Promise.all(entries.map((entry) => (entry.isSymbolicLink() ? linkedFile(path, entry) : entry))).then((all) => done(null, all), done as (error: unknown) => void);
    });
  };
  const paths = await glob(pattern, { expandDirectories: false, followSymbolicLinks: false, fs: { readdir: list as NonNullable<FileSystemAdapter["readdir"]> } });
  return { paths: paths.sort(), failures };
}

/** A link to anything but a folder, in the clothes of a file. */
async function linkedFile(folder: string, entry: Dirent): Promise<Dirent> {
  const isFolder = await new Promise<boolean>((resolve) => stat(`${folder}/${entry.name}`, (error, info) => resolve(error === null && info.isDirectory())));
  return isFolder ? entry : Object.assign(Object.create(entry) as Dirent, { isFile: () => true, isSymbolicLink: () => false });
}
