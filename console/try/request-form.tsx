import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TryResponse } from '../../src/console/protocol/calls.js';
import { ROUTES } from '../../src/console/protocol/routes.js';
import { send } from '../shared/client.js';
import { Button } from '../shared/ui/button.js';
import { ChoiceField, Field } from '../shared/ui/field.js';
import { FieldRows } from './field-rows.js';
import { HTTP_METHODS, hasBody, requestOfForm, type TryForm } from './try-form.js';
import { TryResponseView } from './try-response-view.js';
import { bodyHint, canSend, type FieldProblem, validateForm } from './validate-form.js';

interface Props {
  /** The form at first; a component with another `key` begins with another. */
  readonly initial: TryForm;
  /** Whether the method is `ANY`, and the form chooses what is sent. */
  readonly isAny: boolean;
}

/** A request in parts, which can be sent again and again, and the last response. */
export function RequestForm({ initial, isAny }: Props): VNode {
  const [form, setForm] = useState(initial);
  const [attempts, setAttempts] = useState(0);
  const root = useRef<HTMLFormElement>(null);
  const { response, error, isSending, submit } = useSender();
  const problems = validateForm(form);
  const shown = attempts > 0 ? problems.fields : onlyMasked(form, problems.fields);
  const change = (part: Partial<TryForm>): void => setForm({ ...form, ...part });
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (canSend(problems)) {
      submit(form);
    }
  };
  const isRefused = attempts > 0 && !canSend(problems);
  useEffect(() => {
    if (isRefused) {
      root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
    // After each attempt, and not while the fields are being corrected.
  }, [attempts]);
  const { httpMethod, path } = requestOfForm(form);
  return (
    <div class="try-columns">
      <form class="try-form" onSubmit={onSubmit} ref={root} noValidate>
        {isAny && (
          <ChoiceField
            label="HTTP method"
            hint="The method of the document is ANY."
            value={form.httpMethod}
            choices={HTTP_METHODS}
            onChoose={(httpMethod) => change({ httpMethod })}
          />
        )}
        <FieldRows
          title="Path parameters"
          noun="path parameter"
          canAdd={false}
          fields={form.path}
          problems={shown}
          onChange={(fields) => change({ path: fields })}
        />
        <FieldRows
          title="Query parameters"
          noun="query parameter"
          fields={form.query}
          problems={shown}
          onChange={(fields) => change({ query: fields })}
        />
        <FieldRows
          title="Headers"
          noun="header"
          fields={form.headers}
          problems={shown}
          onChange={(fields) => change({ headers: fields })}
        />
        {hasBody(form.httpMethod) && (
          <BodyField form={form} error={problems.body} onChange={change} />
        )}
        <p class="try-line">
          <code>{`${httpMethod} ${path}`}</code>
        </p>
        <div class="actions">
          <Button kind="primary" type="submit" disabled={isSending}>
            {response === undefined ? 'Send' : 'Send again'}
          </Button>
          <span role="status">
            {isSending ? 'Sending…' : isRefused ? 'Correct the marked fields first.' : ''}
          </span>
        </div>
      </form>
      <TryResponseView response={response} error={error} isSending={isSending} />
    </div>
  );
}

function BodyField({
  form,
  error,
  onChange,
}: {
  readonly form: TryForm;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<TryForm>) => void;
}): VNode {
  const cut = form.isBodyCut ? 'Only the beginning of the earlier body was kept.' : undefined;
  return (
    <Field label="Request body" error={error} hint={cut ?? bodyHint(form)}>
      {(input) => (
        <textarea
          {...input}
          class="code"
          rows={10}
          spellcheck={false}
          value={form.body}
          onInput={(event) =>
            onChange({ body: event.currentTarget.value, isBodyMasked: false, isBodyCut: false })
          }
        />
      )}
    </Field>
  );
}

/** Before anything was sent, only what the gateway has masked is marked. */
function onlyMasked(
  { path, query, headers }: TryForm,
  problems: ReadonlyMap<number, FieldProblem>,
): ReadonlyMap<number, FieldProblem> {
  const masked = new Set(
    [...path, ...query, ...headers].flatMap(({ key, isMasked }) => (isMasked ? [key] : [])),
  );
  return new Map([...problems].filter(([key]) => masked.has(key)));
}

interface Sender {
  readonly response: TryResponse | undefined;
  readonly error: unknown;
  readonly isSending: boolean;
  readonly submit: (form: TryForm) => void;
}

function useSender(): Sender {
  const [state, setState] = useState<Omit<Sender, 'submit'>>({
    response: undefined,
    error: undefined,
    isSending: false,
  });
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const submit = (form: TryForm): void => {
    const { signal } = leaving.current;
    setState((before) => ({ ...before, isSending: true }));
    send<TryResponse>('POST', ROUTES.try, requestOfForm(form), signal).then(
      (response) => setState({ response, error: undefined, isSending: false }),
      (error: unknown) => {
        if (!signal.aborted) {
          setState((before) => ({ ...before, error, isSending: false }));
        }
      },
    );
  };
  return { ...state, submit };
}
