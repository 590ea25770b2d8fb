/** @param {{ pathParameters: { id: string } }} event */
export async function get({ pathParameters: { id } }) {
  return respond(200, { id, price: `249.99 ${process.env.CURRENCY ?? 'USD'}` });
}

/** @param {{ body: string }} event */
export async function place({ body }) {
  const { animal } = JSON.parse(body); // the model has been checked
  return respond(201, { ordered: animal });
}

/**
 * @param {number} statusCode
 * @param {object} body
 */
function respond(statusCode, body) {
  const headers = { 'Content-Type': 'application/json' };
  return { statusCode, headers, body: JSON.stringify(body) };
}
