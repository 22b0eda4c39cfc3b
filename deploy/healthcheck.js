// For the container's HEALTHCHECK: 0 while Kabar is alive, else 1. node:http takes a fraction of what fetch would load.
import { get } from 'node:http';

const port = process.env.HTTP_PORT || '8080';
const request = get({ host: '127.0.0.1', port, path: '/healthz', timeout: 4_000 }, (response) => {
  response.resume();
  process.exitCode = response.statusCode === 200 ? 0 : 1;
});
request.on('timeout', () => request.destroy(new Error('no answer')));
request.on('error', () => (process.exitCode = 1));
