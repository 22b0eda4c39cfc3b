import { runKabar } from './app/run.ts';
import { logLines } from './runtime/log-lines.ts';

const { env, stderr } = process;
const asked = new AbortController();
const onSignal = (signal: NodeJS.Signals) => {
  // Whoever asks twice does not want to wait.
  if (asked.signal.aborted) process.exit(130);
  asked.abort(new DOMException(signal, 'AbortError'));
};
process.on('SIGTERM', onSignal).on('SIGINT', onSignal);

void runKabar({
  env,
  write: logLines(stderr, env),
  print: (text) => void stderr.write(text),
  ending: asked.signal,
  exit: (code) => process.exit(code),
}).then((code) => process.exit(code));
