import { withoutEnd } from '../../values/texts/text-order.js';

/** The last part of a path, as Go's `filepath.Base` has it. */
export function baseName(path: string): string {
  if (path === '') {
    return '.';
  }
  const trimmed = withoutEnd(path, '/');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** A path without its last part, as Go's `filepath.Dir` has it. */
export function directoryName(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}

/** The shortest form of a path, without `.` and inner `..`, as Go's `filepath.Clean` has it. */
export function cleanPath(path: string): string {
  const isAbsolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part === '..' ? !isAbsolute : part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  const joined = parts.join('/');
  return isAbsolute ? `/${joined}` : joined || '.';
}
