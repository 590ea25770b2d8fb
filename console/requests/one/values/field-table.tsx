import type { VNode } from 'preact';
import type {
  MappingStep,
  RecordedFields,
} from '../../../../src/execute/log/recording/request-record.js';
import { Table } from '../../../shared/ui/table.js';

interface Props {
  readonly caption: string;
  readonly fields: RecordedFields;
}

/** Headers or parameters, in order. */
export function FieldTable({ caption, fields }: Props): VNode {
  return fields.length === 0 ? (
    <p class="muted">{caption}: none.</p>
  ) : (
    <Table
      caption={caption}
      isCaptionHidden={false}
      columns={['Name', 'Value']}
      rows={fields.map(([name, value]) => [
        <code key="name">{name}</code>,
        <code key="value">{value}</code>,
      ])}
    />
  );
}

/** What each parameter mapping has read and written. */
export function MappingTable({ mappings }: { readonly mappings: readonly MappingStep[] }): VNode {
  return mappings.length === 0 ? (
    <p class="muted">No parameter was mapped.</p>
  ) : (
    <Table
      caption="Parameter mappings"
      isCaptionHidden={false}
      columns={['Source', 'Value', 'Target']}
      rows={mappings.map(({ source, target, values }) => [
        <code key="source">{source}</code>,
        values === undefined ? (
          <span class="muted">no value, nothing is mapped</span>
        ) : (
          <code>{values.join(', ')}</code>
        ),
        <code key="target">{target}</code>,
      ])}
    />
  );
}
