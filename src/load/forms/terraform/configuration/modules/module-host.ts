import { resolve } from 'node:path';
import type { HclFiles, HclHost } from '../../hcl/index.js';
import { hostWith } from '../../hcl-host.js';
import type { ModuleInstance } from './module-instance.js';

/** What the functions of a module read: files of the project, which is where Terraform runs. */
export function hostOfModule(module: ModuleInstance): HclHost {
  return hostWith(filesOf(module));
}

/** Relative paths belong to the folder of the root module; some belong to the module itself. */
function filesOf({ project, declaration }: ModuleInstance): HclFiles {
  const { files } = project.context;
  const folderOf = (path: string): string =>
    files.exists(path, project.rootFolder) ? project.rootFolder : declaration.folder;
  return {
    read: (path) => files.read(path, folderOf(path)),
    readBytes: (path) => files.readBytes(path, folderOf(path)),
    exists: (path) => files.exists(path, folderOf(path)),
    list: (path) => files.list(path, project.rootFolder),
    absolute: (path) => resolve(project.rootFolder, path),
  };
}
