import type { VNode } from 'preact';
import type { ConsolePlace } from '../../../src/console/protocol/console-place.js';

interface Props {
  readonly place: ConsolePlace | undefined;
}

/** Where something is in the document: file and line, or its pointer if the document is not a file. Folders are in the title. */
export function Place({ place }: Props): VNode | null {
  if (place === undefined) {
    return null;
  }
  const { file, line, pointer } = place;
  return (
    <code class="place" title={file}>
      {[fileName(file) ?? (line === undefined ? pointer : 'line'), line].filter(Boolean).join(':')}
    </code>
  );
}

function fileName(file: string | undefined): string | undefined {
  return file?.split(/[\\/]/).at(-1);
}
