// A real musubi of the journey's own: new folder, new database, free ports, a real SMTP server.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const needed = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the journeys by \`cargo xtask test\``);
  return value;
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Asks until `look` gives something, at most `limit` milliseconds. */
export async function eventually(what, look, limit = 20_000) {
  const deadline = Date.now() + limit;
  let last;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited ${limit} ms for ${what}${last ? `: ${last.message}` : ""}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The mail receiver: `mails` grows as they arrive. */
export async function startMail() {
  const script = new URL("smtp.py", import.meta.url).pathname;
  const child = spawn(needed("MUSUBI_TEST_PYTHON"), [script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const mails = [];
  const port = await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the mail receiver ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const said = JSON.parse(line);
      if (said.port) resolve(said.port);
      else mails.push(said);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** Waits for a mail to `address` that `test` accepts. */
    async mailTo(address, test = () => true) {
      const wanted = (mail) => mail.to.includes(address) && test(decode(mail.raw), mail);
      const mail = await eventually(`a mail to ${address}`, () => mails.find(wanted));
      return { ...mail, text: decode(mail.raw) };
    },
    stop: () => child.stdin.end(),
  };
}

/** All text of a mail: transfer encodings undone, headers kept. Enough to look for words. */
export function decode(raw) {
  const parts = raw.split(/\r?\n--[^\r\n]+\r?\n/);
  return parts
    .map((part) => {
      const [head, ...rest] = part.split(/\r?\n\r?\n/);
      const body = rest.join("\n\n");
      if (/transfer-encoding:\s*base64/i.test(head)) {
        return `${head}\n\n${Buffer.from(body, "base64").toString("utf8")}`;
      }
      if (/transfer-encoding:\s*quoted-printable/i.test(head)) {
        const joined = body.replace(/=\r?\n/g, "");
        const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        );
        return `${head}\n\n${Buffer.from(bytes, "latin1").toString("utf8")}`;
      }
      return part;
    })
    .join("\n");
}

/**
 * Starts musubi; `demo` loads the demo programme first, `env` adds settings. With `clock` (RFC 3339)
 * it is the tests' own program, whose time stands still until `at` sets it.
 */
export async function startMusubi({ demo = false, mail, clock, env = {} } = {}) {
  const binary = needed("MUSUBI_TEST_BIN");
  const folder = mkdtempSync(join(tmpdir(), "musubi-journey-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [program, args] = clock ? [needed("MUSUBI_TEST_SERVICE"), [clock, "live"]] : [binary, ["serve"]];
  const settings = {
    ...process.env,
    MUSUBI_DATABASE_URL: `sqlite://${join(folder, "musubi.db")}?mode=rwc`,
    MUSUBI_ENV: "demo",
    MUSUBI_GUEST_LIMIT: "100000",
    MUSUBI_DATA_DIR: folder,
    MUSUBI_LISTEN: `127.0.0.1:${port}`,
    MUSUBI_PUBLIC_URL: url,
    MUSUBI_WEB_DIR: needed("MUSUBI_TEST_WEB"),
    ...(mail ? { MUSUBI_SMTP_URL: mail.url, MUSUBI_MAIL_FROM: "Musubi <noreply@musubi.invalid>" } : {}),
    ...env,
  };
  const once = (command, ...args) => {
    const done = spawnSync(binary, [command, ...args], { env: settings, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`musubi ${command}: ${done.stderr}${done.stdout}`);
    return done.stdout;
  };
  once("migrate");
  const said = demo ? once("demo") : "";
  const child = spawn(program, args, { env: settings, stdio: ["pipe", "pipe", "pipe"] });
  const log = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      log.push(line);
      if (log.length > 400) log.shift();
    });
  }
  const stop = async () => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(hard);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", () => child.kill("SIGKILL"));
  try {
    await eventually("musubi to be ready", async () => {
      if (child.exitCode !== null) throw new Error("it ended");
      return (await fetch(`${url}/readyz`)).ok;
    });
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log.slice(-20).join("\n")}`);
  }
  /** Sets the clock of the tests' own program to an instant. */
  const at = (instant) => child.stdin.write(`${instant}\n`);
  return { url, folder, log, said, at, stop };
}
