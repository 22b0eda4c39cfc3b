import { randomUUID } from 'node:crypto';

/** A form with files as a request has it (RFC 7578). What is no text among its values is written as JSON, as the Bot API wants it; what is undefined is left out. */
export const formOf = async (
  values: Record<string, unknown>,
  files: Record<string, Blob>,
): Promise<{ headers: Record<string, string>; body: Uint8Array }> => {
  const boundary = randomUUID();
  const parts: (string | Uint8Array)[] = [];
  for (const [name, value] of Object.entries(values))
    if (value !== undefined)
      parts.push(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
        '\r\n',
      );
  for (const [name, file] of Object.entries(files))
    parts.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${name}.jpg"\r\n`,
      `content-type: ${file.type}\r\n\r\n`,
      new Uint8Array(await file.arrayBuffer()),
      '\r\n',
    );
  parts.push(`--${boundary}--\r\n`);
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  };
};
