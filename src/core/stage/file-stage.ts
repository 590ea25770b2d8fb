import { reasonOf } from '../../checks/value-kinds.js';
import type { AccessLogOption } from '../../execute/log/access-log/access-log.js';
import { compileAccessLogFormat } from '../../execute/log/access-log/access-log-format.js';
import type { ImportIssue } from '../../model/document/import-issue.js';
import type { RestApi } from '../../model/rest-api.js';
import type {
  CanarySettings,
  DocumentMethodSetting,
  DocumentStage,
  DocumentUsagePlan,
  MethodSetting,
  StageApiKey,
  ThrottleSettings,
  UsagePlan,
} from '../../model/stage.js';
import { plansByKey } from '../../stage/limits/usage-plans.js';
import { ALL_METHODS, byCanonicalKey, canonicalKey } from '../../stage/method-key.js';
import { checkCanarySettings } from '../options/canary-settings-option.js';
import { checkMethodSettings } from '../options/method-settings-option.js';
import type { CoreOptions } from '../options/options.js';
import { checkUsagePlans } from '../options/usage-plans-option.js';

/** Options with what the stage of a file sets, and warnings about what it sets in vain. */
export interface FileStage<Native> {
  readonly options: CoreOptions<Native>;
  readonly issues: readonly ImportIssue[];
}

/** The options of a gateway that the stage of a file sets. */
type StageDefaults = Pick<
  CoreOptions<never>,
  'methodSettings' | 'cache' | 'canarySettings' | 'apiKeys' | 'usagePlans'
>;

/**
 * Adds what the stage of a file sets: settings of methods, cache, canary, API keys, usage plans, and the
 * format of an access log. An
 * option of the caller replaces what the file says of it; usage plans also need the file's own keys. A
 * file is not the caller's, so a mistake in it is a warning; where one concerns a usage plan, the keys
 * of the plan are refused.
 */
export function withFileStage<Native>(
  options: CoreOptions<Native>,
  stage: DocumentStage | undefined,
  api: RestApi,
): FileStage<Native> {
  if (stage === undefined) {
    return { options, issues: [] };
  }
  const notes = new Notes();
  const defaults: StageDefaults = {
    ...(options.methodSettings === undefined && settingsOfFile(stage.methodSettings, api, notes)),
    ...(stage.cacheClusterEnabled === true && { cache: true }),
    ...(options.canarySettings === undefined && canaryOfFile(stage.canarySettings, notes)),
    ...(options.apiKeys === undefined && keysOfFile(stage.apiKeys, api, notes)),
    ...(options.apiKeys === undefined &&
      options.usagePlans === undefined &&
      plansOfFile(stage.usagePlans, api, notes)),
  };
  const accessLog = options.accessLog && accessLogOfFile(options.accessLog, stage, notes);
  return {
    options: { ...defaults, ...options, ...(accessLog && { accessLog }) } as CoreOptions<Native>,
    issues: notes.issues,
  };
}

/** Who sets the option without a format wants that of the file. */
function accessLogOfFile(
  accessLog: AccessLogOption,
  { accessLogFormat: format }: DocumentStage,
  notes: Notes,
): AccessLogOption {
  const isUsed =
    format !== undefined &&
    accessLog.format === undefined &&
    notes.accepts('The format of the access log in the file is not used', () =>
      compileAccessLogFormat(format, 'the format', false),
    );
  return isUsed ? { ...accessLog, format } : accessLog;
}

/** What a file says in vain. */
class Notes {
  readonly issues: ImportIssue[] = [];

  add(message: string): void {
    this.issues.push({ code: 'IGNORED_SETTING', severity: 'warning', pointer: '#', message });
  }

  /** Runs a check of an option. @returns whether it accepts what the file says */
  accepts(what: string, check: () => void): boolean {
    try {
      check();
      return true;
    } catch (cause) {
      this.add(`${what}: ${reasonOf(cause)}`);
      return false;
    }
  }
}

/** Of several entries for one method, the members of the last one count. */
function settingsOfFile(
  listed: readonly DocumentMethodSetting[],
  api: RestApi,
  notes: Notes,
): Pick<StageDefaults, 'methodSettings'> {
  const settings: Record<string, MethodSetting> = Object.create(null);
  for (const { resourcePath, httpMethod, ...given } of listed) {
    const key = canonicalKey(`${resourcePath}/${httpMethod}`);
    const setting = defined(given) as MethodSetting;
    const isUsed = notes.accepts(`The settings of the file for ${key} are not used`, () => {
      checkMethodSettings({ [key]: setting }, 'methodSettings');
      byCanonicalKey({ [key]: setting }, api, 'methodSettings', [ALL_METHODS]);
    });
    if (isUsed) {
      settings[key] = Object.freeze({ ...settings[key], ...setting });
    }
  }
  return Object.keys(settings).length === 0
    ? {}
    : { methodSettings: Object.freeze({ ...settings }) };
}

function canaryOfFile(
  canarySettings: CanarySettings | undefined,
  notes: Notes,
): Pick<StageDefaults, 'canarySettings'> {
  const isUsed =
    canarySettings !== undefined &&
    notes.accepts('The canary settings of the file are not used', () =>
      checkCanarySettings(canarySettings, 'canarySettings'),
    );
  return isUsed ? { canarySettings } : {};
}

/** Keys whose value is known; AWS makes the others. */
function keysOfFile(
  keys: readonly StageApiKey[],
  { resources }: RestApi,
  notes: Notes,
): Pick<StageDefaults, 'apiKeys'> {
  const known = new Map<string, Omit<StageApiKey, 'value'>>();
  const unknown: string[] = [];
  for (const { value, ...key } of keys) {
    if (value === undefined) {
      unknown.push(key.id);
    } else {
      known.set(value, defined(key) as typeof key);
    }
  }
  const isAsked = resources.some(({ methods }) =>
    [...methods.values()].some(({ apiKeyRequired }) => apiKeyRequired),
  );
  if (unknown.length > 0 && isAsked) {
    notes.add(
      `The file has no value for the API keys ${unknown.join(', ')}, so no client can send them: set the option apiKeys`,
    );
  }
  return known.size === 0 ? {} : { apiKeys: known };
}

function plansOfFile(
  listed: readonly DocumentUsagePlan[],
  api: RestApi,
  notes: Notes,
): Pick<StageDefaults, 'usagePlans'> {
  if (listed.length === 0) {
    return {};
  }
  const usagePlans = listed
    .map((plan) => planOfFile(plan, api, notes))
    .filter((plan) =>
      notes.accepts(`The keys of the usage plan ${plan.id} of the file are refused`, () =>
        checkUsagePlans([plan], 'usagePlans'),
      ),
    );
  const areUsed = notes.accepts('The API keys of the file are refused', () =>
    plansByKey(usagePlans, api, undefined),
  );
  return { usagePlans: areUsed ? usagePlans : [] };
}

/** A plan in the words of the option; limits of methods that the API lacks are left out. */
function planOfFile(
  { methodThrottles, apiKeyIds, ...plan }: DocumentUsagePlan,
  api: RestApi,
  notes: Notes,
): UsagePlan {
  const throttle: Record<string, ThrottleSettings> = Object.create(null);
  for (const [method, limits] of Object.entries(methodThrottles)) {
    const what = `A limit of the usage plan ${plan.id} of the file is not used`;
    if (notes.accepts(what, () => byCanonicalKey({ [method]: limits }, api, 'usagePlans'))) {
      throttle[canonicalKey(method)] = limits;
    }
  }
  return {
    ...(defined(plan) as typeof plan),
    keys: apiKeyIds,
    ...(Object.keys(throttle).length > 0 && {
      apiStages: [{ stage: api.stage.name, throttle: { ...throttle } }],
    }),
  };
}

/** Without the members that are `undefined`. */
function defined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
