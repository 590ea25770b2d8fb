import type { VNode } from 'preact';
import type { ConsoleMethod } from '../../../../src/console/protocol/console-api.js';
import type {
  RequestRecord,
  SelectionCandidate,
} from '../../../../src/execute/log/recording/request-record.js';
import { Table } from '../../../shared/ui/table.js';
import { mappingsOf, sourceOf, stepOf, templatesOf } from '../record-steps.js';
import { MappingTable } from './field-table.js';
import { RenderedTemplate } from './rendered-template.js';

interface Props {
  readonly record: RequestRecord;
  readonly method: ConsoleMethod | undefined;
}

/** Which response was selected, and what its mappings and template have read and written. */
export function IntegrationResponseValues({ record, method }: Props): VNode {
  const selection = stepOf(record, 'selection');
  return (
    <>
      {selection === undefined ? (
        <p class="muted">No integration response was selected.</p>
      ) : (
        <>
          <p>
            {selection.text === undefined ? (
              'There is no text to test the patterns against: the default applies.'
            ) : (
              <>
                The patterns are tested against <code>{selection.text}</code>.
              </>
            )}
          </p>
          <Table
            caption="Patterns of the integration responses"
            columns={['Pattern', 'Method response', 'Result']}
            rows={selection.candidates.map((candidate) => [
              <code key="pattern">{candidate.pattern}</code>,
              candidate.statusCode,
              resultOf(candidate),
            ])}
          />
        </>
      )}
      <MappingTable mappings={mappingsOf(record, 'Integration Response')} />
      {templatesOf(record, 'Integration Response').map((template) => (
        <RenderedTemplate
          key={template.templates}
          step={template}
          source={sourceOf(template, method)}
          requestId={record.requestId}
        />
      ))}
    </>
  );
}

function resultOf({ pattern, matches, isSelected }: SelectionCandidate): VNode {
  if (isSelected) {
    return <strong>selected</strong>;
  }
  if (pattern === 'default') {
    return <span class="muted">not needed</span>;
  }
  return <span class="muted">{matches ? 'matches, another was first' : 'does not match'}</span>;
}
