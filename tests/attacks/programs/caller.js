// tries: to call a server, and to be one, from JavaScript
// endings: exited
// verdicts: WA
// limits: cpu=3 wall=10
const net = require("net");
const caller = net.connect(Number("@PORT@"), "127.0.0.1", () => console.log("ESCAPED called"));
caller.on("error", () => console.log("refused"));
const server = net.createServer().listen(0, () => { console.log("ESCAPED bound"); process.exit(); });
server.on("error", () => console.log("refused"));
