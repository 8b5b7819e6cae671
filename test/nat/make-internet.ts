/** For tests: makes a lab with something running in it, says its tag, and waits until it is killed. */
import { Internet } from './internet.ts';

const internet = new Internet();
internet.namespaces.start(internet.client('a'), ['sleep', '600']);
console.log(`made ${internet.namespaces.tag}`);
setInterval(() => {}, 60_000);
