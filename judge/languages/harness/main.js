// Calls the solution's function: reads the arguments from descriptor 0, a JSON array, and writes the
// result to descriptor 3. The learner's own prints stay on descriptor 1.
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const RESULT = 3;
const FOUND = Symbol.for("judge.function");

// `hows` say what becomes of each argument: null, "int" (a string is a BigInt), {list: how} or
// {record: [[name, how], ...]}.
function run(name, hows) {
  const values = JSON.parse(fs.readFileSync(0, "utf8"));
  try {
    const call = load(name);
    write(text(call(...values.map((value, at) => convert(value, hows[at])))));
  } catch (error) {
    show(error);
    process.exitCode = 1;
  }
}

// The function may be declared in any way, so the question for it is asked in the same scope, on a
// line behind the source.
function load(name) {
  const file = path.join(__dirname, "solution.js");
  const question =
    `\n;globalThis[Symbol.for("judge.function")] = ` +
    `typeof ${name} === "function" ? ${name} : ` +
    `typeof Solution === "function" && typeof Solution.prototype.${name} === "function" ? ` +
    `(...values) => new Solution().${name}(...values) : module.exports.${name};`;
  const module = { exports: {} };
  const source = fs.readFileSync(file, "utf8") + question;
  const names = ["exports", "require", "module", "__filename", "__dirname"];
  const body = vm.compileFunction(source, names, { filename: "solution.js" });
  body(module.exports, require, module, file, __dirname);
  if (typeof globalThis[FOUND] !== "function") {
    throw new Error(`no function ${name}() / ${name}() 함수가 없습니다`);
  }
  return globalThis[FOUND];
}

function convert(value, how) {
  if (how === null) return value;
  if (how === "int") return typeof value === "string" ? BigInt(value) : value;
  if (how.list !== undefined) return value.map((item) => convert(item, how.list));
  const record = {};
  how.record.forEach(([name, inner], at) => {
    record[name] = convert(value[at], inner);
  });
  return record;
}

// JSON, with NaN, infinities and BigInts written as the judge reads them.
function text(value) {
  if (Array.isArray(value)) {
    if (value.every(Number.isFinite)) return JSON.stringify(value);
    return "[" + value.map(text).join(",") + "]";
  }
  switch (typeof value) {
    case "number":
    case "bigint":
      return String(value);
    case "object":
      return value === null ? "null" : object(value);
    default:
      return JSON.stringify(value) ?? "null";
  }
}

function object(value) {
  if (ArrayBuffer.isView(value)) return "[" + Array.from(value, text).join(",") + "]";
  const fields = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${text(part)}`);
  return "{" + fields.join(",") + "}";
}

function write(result) {
  const bytes = Buffer.from(result);
  let at = 0;
  while (at < bytes.length) at += fs.writeSync(RESULT, bytes, at);
}

function show(error) {
  const stack = error instanceof Error && error.stack ? error.stack : `Uncaught ${String(error)}`;
  const ours = /\(?(?:node:|.*\/main\.js)[^()]*\)?$/;
  const lines = stack.split("\n").filter((line) => !/^\s+at /.test(line) || !ours.test(line));
  fs.writeSync(2, lines.join("\n") + "\n");
}
