import type { ContextValue, ContextVariables } from '../../../model/mapping.js';
import { describeFailure } from '../describe-failure.js';
import type { ExecutionTrace } from '../execution-log.js';
import type { BodySample } from './body-sample.js';
import type { KeptStep } from './kept-step.js';
import type { RecordedStep, RequestRecord } from './request-record.js';
import { shownStep } from './shown-step.js';

/** What is known of a request when it has ended; with credentials. */
export interface RecordFacts {
  readonly shown: Omit<RequestRecord, MadeWhenRead>;
  readonly path: string;
  readonly queryString: string;
  readonly kept: readonly KeptStep[];
  readonly error: unknown;
  readonly variables: ContextVariables;
  readonly trace: ExecutionTrace | undefined;
}

/** The members in which credentials are hidden when they are read. */
type MadeWhenRead = 'path' | 'queryString' | 'failure' | 'steps' | 'context' | 'log' | 'size';

/** A record whose credentials are hidden when it is first read: most are never read. */
export class Recording implements RequestRecord {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly stage: string;
  readonly httpMethod: string;
  readonly resourcePath: string | undefined;
  readonly resourceMethod: string | undefined;
  readonly sourceIp: string;
  readonly time: number;
  readonly end: RequestRecord['end'];
  readonly boxes: RequestRecord['boxes'];
  readonly calls: RequestRecord['calls'];
  readonly stageVariables: RequestRecord['stageVariables'];
  readonly #facts: RecordFacts;
  #path: string | undefined;
  #queryString: string | undefined;
  #steps: readonly RecordedStep[] | undefined;
  #context: ContextVariables | undefined;
  #log: readonly string[] | undefined;

  constructor(facts: RecordFacts) {
    const { shown } = facts;
    this.requestId = shown.requestId;
    this.extendedRequestId = shown.extendedRequestId;
    this.stage = shown.stage;
    this.httpMethod = shown.httpMethod;
    this.resourcePath = shown.resourcePath;
    this.resourceMethod = shown.resourceMethod;
    this.sourceIp = shown.sourceIp;
    this.time = shown.time;
    this.end = shown.end;
    this.boxes = shown.boxes;
    this.calls = shown.calls;
    this.stageVariables = shown.stageVariables;
    this.#facts = facts;
  }

  get path(): string {
    this.#path ??= this.#hide(this.#facts.path);
    return this.#path;
  }

  get queryString(): string {
    this.#queryString ??= this.#hide(this.#facts.queryString);
    return this.#queryString;
  }

  get failure(): string | undefined {
    const { error, trace } = this.#facts;
    return error === undefined ? undefined : describeFailure(error, trace?.secrets, false);
  }

  get steps(): readonly RecordedStep[] {
    const { kept, trace } = this.#facts;
    this.#steps ??= kept.map((step) => shownStep(step, this.#hide, trace?.secrets !== undefined));
    return this.#steps;
  }

  get context(): ContextVariables {
    this.#context ??= hidden(this.#facts.variables, this.#hide) as ContextVariables;
    return this.#context;
  }

  get log(): readonly string[] {
    this.#log ??= this.#facts.trace?.lines() ?? [];
    return this.#log;
  }

  get size(): number {
    const samples = this.#facts.kept.flatMap(samplesOf);
    const bodies = samples.reduce((sum, sample) => sum + sample.size, 0);
    return BASE_SIZE + bodies + 2 * (this.#facts.trace?.size ?? 0);
  }

  toJSON(): RequestRecord {
    const { path, queryString, failure, steps, context, log, size } = this;
    return { ...this, path, queryString, failure, steps, context, log, size };
  }

  readonly #hide = (text: string): string => this.#facts.trace?.secrets?.redact(text) ?? text;
}

/** About what a record needs without bodies and lines. */
const BASE_SIZE = 4096;

function samplesOf(step: KeptStep): readonly BodySample[] {
  if (step.kind === 'template') {
    return step.output === undefined ? [step.input] : [step.input, step.output];
  }
  const sample = 'body' in step ? step.body() : undefined;
  return sample === undefined ? [] : [sample];
}

/** `$context` without credentials; a member's name is never one. */
function hidden(value: ContextValue | undefined, hide: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return hide(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: ContextValue) => hidden(item, hide));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const members = Object.entries(value).map(([name, member]) => [name, hidden(member, hide)]);
  return Object.assign(Object.create(null), Object.fromEntries(members));
}
