/** The YAML parser: for the first text that is not JSON. */
export function yaml(): typeof import('yaml');
/** The JSON Schema draft 4 compiler: for the first model that a validator uses. */
export function ajv(): typeof import('ajv-draft-04').default;
/** The HTTP client: for the first gateway that calls a backend by itself. */
export function undici(): typeof import('undici');
