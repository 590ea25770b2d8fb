import type { VNode } from 'preact';
import type { ConsoleMapping, ConsoleTemplate } from '../../../src/console/protocol/console-api.js';
import { link } from '../../shared/router.js';
import { CodeBlock } from '../../shared/ui/code-block.js';
import { Place } from '../../shared/ui/place.js';
import { Table } from '../../shared/ui/table.js';

/** Parameter mappings, from source to target. */
export function Mappings(props: {
  readonly mappings: readonly ConsoleMapping[];
  readonly caption: string;
}): VNode | null {
  const { mappings, caption } = props;
  return mappings.length === 0 ? null : (
    <Table
      caption={caption}
      isCaptionHidden={false}
      columns={['Source', 'Target', 'Place']}
      rows={mappings.map(({ source, target, place }) => [
        <code key="source">{source}</code>,
        <code key="target">{target}</code>,
        <Place key="place" place={place} />,
      ])}
    />
  );
}

/** Mapping templates by media type, with the way to the editor. */
export function Templates(props: {
  readonly templates: readonly ConsoleTemplate[];
  /** What they belong to: `the request`. */
  readonly of: string;
}): VNode | null {
  return props.templates.length === 0 ? null : (
    <div class="part">
      {props.templates.map(({ mediaType, text, place }) => (
        <div key={place.pointer} class="part">
          <p class="part-title">
            <span>
              Template for <code>{mediaType}</code>
            </span>
            <Place place={place} />
            <a href={link({ page: 'templates', pointer: place.pointer })}>Open in the editor</a>
          </p>
          <CodeBlock
            text={text}
            label={`Template of ${props.of} for ${mediaType}`}
            hasLineNumbers
          />
        </div>
      ))}
    </div>
  );
}
